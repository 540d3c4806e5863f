package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Shape;

class PredictCommandTest {
    @Test
    void imagesAreAskedAboutInGroupsOf128MiB() {
        List<Integer> pictures = IntStream.range(0, 2_000).boxed().toList();

        assertThat(PredictCommand.groups(pictures, Shape.grey(28, 28))).containsExactly(pictures);
        assertThat(PredictCommand.groups(pictures, new Shape(3, 224, 224)))
                .containsExactly(
                        pictures.subList(0, 891), pictures.subList(891, 1_782), pictures.subList(1_782, 2_000));
        assertThat(PredictCommand.groups(List.of("a", "b"), new Shape(3, 8_000, 8_000)))
                .containsExactly(List.of("a"), List.of("b"));
        assertThat(PredictCommand.groups(List.of(), Shape.grey(28, 28))).isEmpty();
    }
}
