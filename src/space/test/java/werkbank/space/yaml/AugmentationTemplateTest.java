package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.file.Json;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;

class AugmentationTemplateTest {
    @Test
    void withoutTheBlockNothingHappens() {
        assertThat(Spaces.read(Spaces.base()).recipe(base()).augmentation().isNone())
                .isTrue();
        assertThat(fixed("{}").isNone()).isTrue();
        assertThat(fixed("{fill: reflect, zoom-tied: true}").isNone()).isTrue();
    }

    @Test
    void theKeysOfBothAxes() {
        assertThat(fixed("{rotation: 10, shift: 0.1, shear: 0.2, zoom: 0.3}"))
                .isEqualTo(Augmentation.affine(10, 0.1, 0.2, 0.3));
    }

    @Test
    void everyKey() {
        Augmentation augmentation =
                fixed("{rotation: 1, shift-x: 0.1, shift-y: 0.2, shear: 2, zoom-x: 0.3, flip-horizontal: 0.4,"
                        + " flip-vertical: 0.5, brightness: 0.6, fill: reflect, elastic: {alpha: 34, sigma: 5},"
                        + " erase: {probability: 0.7, area: 0.3, min-area: 0.1, aspect: 0.5, content: zero}}");

        assertThat(augmentation)
                .isEqualTo(new Augmentation(
                        1,
                        new Axes(0.1, 0.2),
                        2,
                        new Axes(0.3, 0),
                        false,
                        0.4,
                        0.5,
                        0.6,
                        Optional.of(new Elastic(34, 5)),
                        Optional.of(new Erase(0.7, 0.1, 0.3, 0.5, Content.ZERO)),
                        Fill.REFLECT));
        assertThat(Json.read(Json.write(augmentation), Augmentation.class)).isEqualTo(augmentation);
    }

    @Test
    void theDefaultsOfTheBlocks() {
        Augmentation augmentation = fixed("{elastic: {alpha: 1}, erase: {probability: 1}}");

        assertThat(augmentation.elastic()).contains(new Elastic(1, 4));
        assertThat(augmentation.erase()).contains(new Erase(1, 0.02, 0.4, 0.3, Content.NOISE));
        assertThat(fixed("{elastic: {alpha: 0}, erase: {probability: 0}}").isNone())
                .isTrue();
    }

    @Test
    void valuesMayBeRangesAndNames() {
        SearchSpace space = Spaces.read(
                """
                name: a
                trials: 1
                parameters:
                  kind: {choice: [none, elastic]}
                  tied: {choice: [true, false]}
                  s: {float: [0, 0.2]}
                network: [dense: 8]
                training: {epochs: 1}
                augmentation:
                  shift-x: $s
                  shift-y: 2 * $s
                  zoom: {float: [0, 0.5]}
                  zoom-tied: $tied
                  fill: {choice: [nearest, constant]}
                  elastic: {alpha: {float: [10, 40], when: {kind: elastic}}, sigma: {choice: [4, 8]}}
                """);
        Map<String, Object> point = Map.of(
                "kind",
                "elastic",
                "tied",
                true,
                "s",
                0.1,
                "augmentation.zoom",
                0.5,
                "augmentation.fill",
                "constant",
                "augmentation.elastic.alpha",
                20.0,
                "augmentation.elastic.sigma",
                8);

        Augmentation augmentation = space.recipe(point).augmentation();

        assertThat(augmentation.shift()).isEqualTo(new Axes(0.1, 0.2));
        assertThat(augmentation.zoomTied()).isTrue();
        assertThat(augmentation.fill()).isEqualTo(Fill.CONSTANT);
        assertThat(augmentation.elastic()).contains(new Elastic(20, 8));
        Map<String, Object> plain = new HashMap<>(point);
        plain.put("kind", "none");
        assertThat(space.recipe(plain).augmentation().elastic()).isEmpty();
    }

    private static Map<String, Object> base() {
        return Map.of("filters", 16, "act", "relu", "extra", 1);
    }

    private static Augmentation fixed(String block) {
        return Spaces.read(Spaces.base() + "augmentation: " + block + "\n")
                .recipe(base())
                .augmentation();
    }
}
