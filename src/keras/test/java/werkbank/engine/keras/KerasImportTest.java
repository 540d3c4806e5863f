package werkbank.engine.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.engine.Engines;
import werkbank.engine.Network;
import werkbank.engine.saved.ImportedNetwork;
import werkbank.engine.saved.NetworkImport;
import werkbank.experiment.Samples;
import werkbank.recipe.layer.Activation;
import werkbank.recipe.layer.ActivationLayer;
import werkbank.recipe.layer.AlphaDropout;
import werkbank.recipe.layer.AveragePool;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;
import werkbank.recipe.layer.Convolution.Padding;
import werkbank.recipe.layer.Dense;
import werkbank.recipe.layer.Dropout;
import werkbank.recipe.layer.GaussianDropout;
import werkbank.recipe.layer.Initializer;
import werkbank.recipe.layer.MaxPool;
import werkbank.recipe.layer.SpatialDropout;
import werkbank.recipe.layer.Standardisation;

class KerasImportTest {
    private static final Initializer ANY = Initializer.GLOROT_UNIFORM;

    @TempDir
    private Path folder;

    private static ImportedNetwork network(String name) {
        return NetworkImport.of("keras").read(KerasSample.file(name), KerasSample.SHAPE);
    }

    private static Convolution conv(
            int filters, int stride, int dilation, Padding padding, Activation activation, boolean unbiased) {
        return new Convolution(filters, 3, stride, dilation, padding, activation, ANY, unbiased);
    }

    @Test
    void layersDoWhatKerasSaysAndDropoutsHaveTheirRates() {
        assertThat(network("keras2.h5").layers())
                .containsExactly(
                        conv(6, 1, 1, Padding.SAME, Activation.RELU, false),
                        new BatchNorm(0.99, 1e-3),
                        new MaxPool(2, 2),
                        new Dropout(0.4),
                        conv(8, 1, 1, Padding.VALID, Activation.IDENTITY, true),
                        new BatchNorm(0.9, 1e-4),
                        new ActivationLayer(Activation.ELU),
                        conv(8, 2, 1, Padding.SAME, Activation.TANH, false),
                        new GaussianDropout(0.3),
                        new Dense(10, Activation.RELU, ANY),
                        new Dropout(0.25));
        assertThat(network("keras2.h5").classes()).isEqualTo(4);
    }

    @Test
    void layersOfKeras3AreReadToo() {
        ImportedNetwork network = network("keras3.h5");

        assertThat(network.layers().get(0)).isInstanceOfSatisfying(Standardisation.class, first -> {
            assertThat(first.means()).allSatisfy(mean -> assertThat(mean).isCloseTo(0.5, within(1e-12)));
            assertThat(first.deviations()).allSatisfy(one -> assertThat(one).isCloseTo(0.5, within(1e-12)));
        });
        assertThat(network.layers().subList(1, network.layers().size()))
                .containsExactly(
                        conv(5, 2, 1, Padding.SAME, Activation.IDENTITY, false),
                        new BatchNorm(0.99, 1e-3),
                        new ActivationLayer(Activation.RELU),
                        conv(7, 1, 2, Padding.SAME, Activation.SWISH, true),
                        new BatchNorm(0.99, 1e-3, true, false),
                        new AveragePool(3, 1),
                        new SpatialDropout(0.15),
                        new ActivationLayer(Activation.LEAKYRELU),
                        new ActivationLayer(Activation.SIGMOID),
                        new Dense(9, Activation.IDENTITY, ANY),
                        new BatchNorm(0.99, 1e-3),
                        new ActivationLayer(Activation.ELU),
                        new AlphaDropout(0.35));
    }

    /** The number 1 where DL4J would have 1.0. */
    @Test
    void howWeightsWereDrawnDoesNotMatter() throws IOException {
        String drawn = "{\"class_name\": \"GlorotUniform\", \"config\": {\"seed\": null}}";
        String constant = String.format(
                "%-" + drawn.length() + "s", "{\"class_name\": \"Constant\", \"config\": {\"value\": 1}}");
        String text = Files.readString(KerasSample.file("keras2.h5"), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(drawn);
        Path file = folder.resolve("constant.h5");
        Files.writeString(file, text.replace(drawn, constant), StandardCharsets.ISO_8859_1);

        ImportedNetwork found = NetworkImport.of("keras").read(file, KerasSample.SHAPE);
        assertThat(found.parameters()).isEqualTo(network("keras2.h5").parameters());
    }

    @Test
    void aFileThatWasCutShortIsToldInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(KerasSample.file("keras2.h5"));
        Path file = Files.write(folder.resolve("half.h5"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> NetworkImport.of("keras").read(file, KerasSample.SHAPE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("can't read " + file + ": ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"keras2, cpu", "keras3, cpu", "keras2, dl4j"})
    void ourEnginesGiveKerassProbabilities(String name, String engine) throws IOException {
        KerasSample sample = KerasSample.read(name + ".txt");
        Path zip = folder.resolve("network.zip");
        try (var out = Files.newOutputStream(zip)) {
            network(name + ".h5").saved(KerasSample.SHAPE, Samples.recipe()).write(out);
        }
        try (Network network = Engines.wanted(Optional.of(engine)).read(zip, KerasSample.SHAPE)) {
            float[][] found = network.probabilities(sample.images());
            for (int image = 0; image < found.length; image++) {
                assertThat(found[image]).containsExactly(sample.probabilities()[image], within(1e-5f));
            }
            assertThat(found).hasNumberOfRows(6);
        }
    }
}
