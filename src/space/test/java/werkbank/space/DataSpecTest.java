package werkbank.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import werkbank.recipe.Training;

class DataSpecTest {
    @Test
    void anEpochTrainsOnWhatIsNotHeldOut() {
        assertThat(of(0, 6_000).imagesAnEpoch(60_000)).isEqualTo(54_000);
        assertThat(of(12_000, 6_000).imagesAnEpoch(60_000)).isEqualTo(12_000);
        assertThat(of(58_000, 6_000).imagesAnEpoch(60_000)).isEqualTo(54_000);
    }

    @Test
    void withFoldsEachImageIsTrainedOnByAllNetworksButOne() {
        assertThat(ofFolds(0, 5).imagesAnEpoch(60_000)).isEqualTo(240_000);
        assertThat(ofFolds(1_000, 2).imagesAnEpoch(60_000)).isEqualTo(1_000);
    }

    @Test
    void stepsOfAnEpochAreCountedAsTheirPassesAre() {
        Training tutorial = Spaces.ready("seed-cnn").recipe(Map.of()).training();
        // 210 of a pass's 211 batches.
        assertThat(of(0, 6_000).imagesAnEpoch(60_000, tutorial)).isEqualTo(54_000 * 210 / 211.0);
        assertThat(ofFolds(0, 2).imagesAnEpoch(512, tutorial)).isEqualTo(2 * 256 * 210.0);
        Training whole = Spaces.ready("resnet-20").recipe(Map.of()).training();
        assertThat(of(0, 6_000).imagesAnEpoch(60_000, whole)).isEqualTo(54_000);
    }

    private static DataSpec of(int trainLimit, int validation) {
        return DataSpecBuilder.in("data")
                .trainLimit(trainLimit)
                .validation(validation)
                .build();
    }

    private static DataSpec ofFolds(int trainLimit, int folds) {
        return DataSpecBuilder.in("data").trainLimit(trainLimit).folds(folds).build();
    }
}
