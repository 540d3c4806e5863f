package werkbank.engine.cuda;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;
import werkbank.recipe.layer.Layer;
import werkbank.space.Spaces;

/** The engine on a card passes the contract of engines with a network that has branches and their layers. */
@Tag("card")
class CudaBranchesTest extends EngineContract {
    @BeforeAll
    static void aCard() throws IOException, InterruptedException {
        TestCard.assume();
    }

    @Override
    protected Engine engine() {
        return new CudaEngine();
    }

    @Override
    protected List<Layer> layers() {
        return Spaces.read("name: s\ntrials: 1\ntraining: {epochs: 1}\nnetwork: [conv: {filters: 4, bias: false},"
                        + " concatenate: [[separable-conv: 3], [depthwise-conv: {kernel: 3}], []], squeeze-excite: 4,"
                        + " residual: {drop: 0.1, layers: [conv: {filters: 6, stride: 2, activation: identity},"
                        + " group-norm: 2]}, factor: 0.5, conv: 8, global-max-pool, dense: 16]\n")
                .recipe(Map.of())
                .network();
    }
}
