package werkbank.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import werkbank.file.Json;
import werkbank.recipe.Augmentation.Blur;
import werkbank.recipe.Augmentation.Content;
import werkbank.recipe.Augmentation.Erase;
import werkbank.recipe.Augmentation.Fill;
import werkbank.recipe.Augmentation.FlipMode;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Mixing.CutMix;

class AugmentationTest {
    private static final Augmentation ALL = new AugmentationBuilder()
            .cropPadding(4)
            .flipHorizontal(0.5)
            .flipMode(FlipMode.ALTERNATING)
            .fill(Fill.REFLECT)
            .contrast(0.2)
            .saturation(0.4)
            .hue(0.1)
            .grey(0.2)
            .blur(Optional.of(new Blur(0.5, 0.1, 1)))
            .erase(Optional.of(new Erase(0.5, 0.1, 0.2, 0.5, Content.ZERO)))
            .cutout(8)
            .randAugment(Optional.of(new RandAugment(2, 14)))
            .mixing(new Mixing(0.2, Optional.of(new CutMix(1, 0.5))))
            .build();

    @Test
    void lessStrengthIsLessOfEachRangeAndHidesNothing() {
        assertThat(ALL.atStrength(0.5))
                .isEqualTo(new AugmentationBuilder()
                        .cropPadding(2)
                        .flipHorizontal(0.5)
                        .flipMode(FlipMode.ALTERNATING)
                        .fill(Fill.REFLECT)
                        .contrast(0.1)
                        .saturation(0.2)
                        .hue(0.05)
                        .randAugment(Optional.of(new RandAugment(2, 7)))
                        .build());
    }

    /** Where a change isn't looked at here, it isn't made. */
    @Test
    void eachChangeAloneIsOne() {
        assertThat(EachChange.alone()).hasSize(18).allSatisfy(change -> {
            boolean mixes = change.getKey().equals("mixing");
            assertThat(change.getValue().isNone()).as(change.getKey()).isFalse();
            assertThat(change.getValue().leavesImages()).as(change.getKey()).isEqualTo(mixes);
        });
    }

    @Test
    void wholeStrengthIsAllOfEachRange() {
        assertThat(EachChange.alone())
                .filteredOn(change ->
                        !Set.of("erase", "cutout", "blur", "grey", "mixing").contains(change.getKey()))
                .allSatisfy(
                        change -> assertThat(change.getValue().atStrength(1)).isEqualTo(change.getValue()));
    }

    @Test
    void mixingAloneLeavesEachImageAsItIs() {
        Augmentation mixing = new AugmentationBuilder().mixing(ALL.mixing()).build();

        assertThat(mixing.leavesImages()).isTrue();
        assertThat(mixing.isNone()).isFalse();
        assertThat(new AugmentationBuilder().cutout(1).build().leavesImages()).isFalse();
        assertThat(Augmentation.NONE.isNone()).isTrue();
    }

    @Test
    void itIsStoredWithAllThatItHas() {
        assertThat(Json.read(Json.write(ALL), Augmentation.class)).isEqualTo(ALL);
    }
}
