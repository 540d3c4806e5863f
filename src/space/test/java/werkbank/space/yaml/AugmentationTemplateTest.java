package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import werkbank.InputException;
import werkbank.file.Json;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.Axes;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Elastic;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Mixing;
import werkbank.recipe.Mixing.CutMix;
import werkbank.recipe.Shape;
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
                .isEqualTo(Augmentations.affine(10, 0.1, 0.2, 0.3));
    }

    @Test
    void everyKey() {
        Augmentation augmentation =
                fixed("{rotation: 1, shift-x: 0.1, shift-y: 0.2, shear: 2, zoom-x: 0.3, flip-horizontal: 0.4,"
                        + " flip-vertical: 0.5, brightness: 0.6, fill: reflect, elastic: {alpha: 34, sigma: 5},"
                        + " erase: {probability: 0.7, area: 0.3, min-area: 0.1, aspect: 0.5, content: zero},"
                        + " crop-padding: 4, flip-mode: alternating, contrast: 0.1, saturation: 0.2, hue: 0.3, grey: 0.4,"
                        + " blur: {probability: 0.5, sigma: 2, min-sigma: 0.2}, cutout: 8,"
                        + " rand-augment: {operations: 2, magnitude: 14}, mixup: 0.2,"
                        + " cutmix: {probability: 0.25, alpha: 0.5}}");

        assertThat(augmentation)
                .isEqualTo(new AugmentationBuilder()
                        .rotation(1)
                        .shift(new Axes(0.1, 0.2))
                        .shear(2)
                        .zoom(new Axes(0.3, 0))
                        .flipHorizontal(0.4)
                        .flipVertical(0.5)
                        .brightness(0.6)
                        .elastic(Optional.of(new Elastic(34, 5)))
                        .erase(Optional.of(new Erase(0.7, 0.1, 0.3, 0.5, Content.ZERO)))
                        .fill(Fill.REFLECT)
                        .cropPadding(4)
                        .flipMode(FlipMode.ALTERNATING)
                        .contrast(0.1)
                        .saturation(0.2)
                        .hue(0.3)
                        .grey(0.4)
                        .blur(Optional.of(new Blur(0.5, 0.2, 2)))
                        .cutout(8)
                        .randAugment(Optional.of(new RandAugment(2, 14)))
                        .mixing(new Mixing(0.2, Optional.of(new CutMix(0.5, 0.25))))
                        .build());
        assertThat(Json.read(Json.write(augmentation), Augmentation.class)).isEqualTo(augmentation);
    }

    @Test
    void theDefaultsOfTheBlocks() {
        Augmentation augmentation = fixed("{elastic: {alpha: 1}, erase: {probability: 1}, blur: {probability: 1},"
                + " rand-augment: {operations: 2}, cutmix: {probability: 1}}");

        assertThat(augmentation.elastic()).contains(new Elastic(1, 4));
        assertThat(augmentation.erase()).contains(new Erase(1, 0.02, 0.4, 0.3, Content.NOISE));
        assertThat(augmentation.blur()).contains(new Blur(1, 0.1, 1));
        assertThat(augmentation.randAugment()).contains(new RandAugment(2, 9));
        assertThat(augmentation.mixing()).isEqualTo(new Mixing(0, Optional.of(new CutMix(1, 1))));
        assertThat(fixed("{elastic: {alpha: 0}, erase: {probability: 0}, blur: {probability: 0},"
                                + " rand-augment: {operations: 0}, cutmix: {probability: 0}}")
                        .isNone())
                .isTrue();
    }

    @Test
    void smallestAndLargestAreInOrder() {
        assertThatThrownBy(() -> fixed("{blur: {probability: 1, sigma: 0.5, min-sigma: 2}}"))
                .hasMessageEndingWith("blur has a sigma of 0.5 and a min-sigma of 2; sigma must be at least min-sigma");
        assertThatThrownBy(() -> fixed("{erase: {probability: 1, area: 0.1, min-area: 0.2}}"))
                .hasMessageEndingWith("erase has an area of 0.1 and a min-area of 0.2; area must be at least min-area");
    }

    @Test
    void changesOfColourNeedColour() {
        SearchSpace space = Spaces.read(Spaces.base() + "augmentation: {contrast: 0.2, hue: {float: [0, 0.1]}}\n");

        space.checkFits(new Shape(3, 28, 28));
        assertThatThrownBy(() -> space.checkFits(Shape.grey(28, 28)))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "hue is 0.1, but the images are grey; leave it out, or train on images in colour");
    }

    /** Trials that are stored have what there was when they were begun. */
    @Test
    void whatARecordOfAFormerVersionHasNotIsNone() {
        String former =
                "{\"rotation\":10.0,\"shift\":{\"x\":0.0,\"y\":0.0},\"shear\":0.0,\"zoom\":{\"x\":0.0,\"y\":0.0},"
                        + "\"zoomTied\":false,\"flipHorizontal\":0.0,\"flipVertical\":0.0,\"brightness\":0.0,"
                        + "\"elastic\":null,\"erase\":null,\"fill\":\"NEAREST\",\"none\":false}";

        assertThat(Json.read(former, Augmentation.class)).isEqualTo(Augmentations.affine(10, 0, 0, 0));
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
