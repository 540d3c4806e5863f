package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.recipe.Recipe;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.Residual;
import werkbank.space.Spaces;

class RefusalTest {
    @Test
    void itTrainsPlainListsOfItsLayers() {
        assertThat(new Dl4jEngine()
                        .whyNot(recipe("[conv: 4, batch-norm, max-pool: 2, average-pool: 2, spatial-dropout: 0.1,"
                                + " {activation: relu}, global-average-pool, dense: 4, dropout: 0.2,"
                                + " gaussian-dropout: 0.1, alpha-dropout: 0.1]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "squeeze-excite | has no squeeze-excite",
                "separable-conv: 4 | has no separable-conv",
                "depthwise-conv: 3 | has no depthwise-conv",
                "group-norm | has no group-norm",
                "whitening: 2 | has no whitening",
                "global-max-pool | has no global-max-pool",
                "conv: {filters: 4, bias: false} | has no conv without bias",
                "batch-norm: {scale: false} | has no batch-norm with a fixed scale"
            })
    void itLeavesOthersToAnotherEngine(String layer, String reason) {
        assertThat(new Dl4jEngine().whyNot(recipe("[{" + layer + "}]"))).contains(reason);
        assertThat(new Dl4jEngine().lacks()).contains(reason.substring("has no ".length()));
    }

    @Test
    void whatItLacksIsAllElse() {
        assertThat(new Dl4jEngine().lacks())
                .contains("residual", "concatenate", "standardisation", "shift-rate", "freeze-up-to")
                .doesNotContain("conv", "batch-norm", "max-pool", "dense", "gaussian-dropout");
    }

    @Test
    void itHasNoBranches() {
        Recipe plain = recipe("[conv: 4]");
        Recipe residual = new Recipe(
                List.of(new Residual(plain.network(), Activation.RELU, 0)), plain.training(), plain.augmentation());
        assertThat(new Dl4jEngine().whyNot(residual)).contains("has no residual");
    }

    private static Recipe recipe(String network) {
        return Spaces.read("name: s\ntrials: 1\nnetwork: " + network + "\ntraining: {epochs: 1}\n")
                .recipe(Map.of());
    }
}
