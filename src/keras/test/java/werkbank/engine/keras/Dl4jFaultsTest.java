package werkbank.engine.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What DL4J's import makes of Keras's files by itself: once a test fails, what it names needs no mending any more. */
class Dl4jFaultsTest {
    private static MultiLayerNetwork network() throws Exception {
        return KerasModelImport.importKerasSequentialModelAndWeights(
                KerasSample.file("keras2.h5").toString(), false);
    }

    private static IDropout dropout(String layer) throws Exception {
        return network().getLayer(layer).conf().getLayer().getIDropout();
    }

    @Test
    void dropoutKeepsEverything() throws Exception {
        assertThat(dropout("lost")).isInstanceOfSatisfying(Dropout.class, found -> assertThat(found.getP())
                .as("kept of 0.6")
                .isEqualTo(1));
    }

    @Test
    void gaussianDropoutHasOneLessTheRate() throws Exception {
        assertThat(dropout("noisy")).isInstanceOfSatisfying(GaussianDropout.class, found -> assertThat(found.getRate())
                .as("of 0.3")
                .isEqualTo(0.7));
    }

    @Test
    void keras3IsRefused() {
        assertThatThrownBy(() -> KerasModelImport.importKerasSequentialModelAndWeights(
                        KerasSample.file("keras3.h5").toString(), false))
                .hasMessageContaining("Keras major version has to be either 1 or 2 (3 provided)");
    }

    @Test
    void withoutDropoutItComputesWhatKerasDoes() throws Exception {
        KerasSample sample = KerasSample.read("keras2.txt");
        int count = sample.probabilities().length;
        try (INDArray images = Nd4j.createFromArray(sample.images())
                .reshape(count, KerasSample.SHAPE.channels(), KerasSample.SHAPE.height(), KerasSample.SHAPE.width())) {
            float[][] found =
                    network().output(images.permute(0, 2, 3, 1).dup('c')).toFloatMatrix();
            for (int image = 0; image < count; image++) {
                assertThat(found[image]).containsExactly(sample.probabilities()[image], within(1e-5f));
            }
        }
    }
}
