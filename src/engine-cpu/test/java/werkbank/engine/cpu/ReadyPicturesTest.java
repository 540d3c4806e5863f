package werkbank.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import werkbank.dataset.ChannelStatistics;
import werkbank.dataset.Fold;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.PatchComponents;
import werkbank.engine.saved.ReadNetwork;
import werkbank.engine.saved.SavedNetwork;
import werkbank.experiment.EventLog;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialSpec;
import werkbank.experiment.trial.TrialState;
import werkbank.recipe.NetworkGraph;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.layer.Standardisation;
import werkbank.space.DataSpecBuilder;
import werkbank.space.ReadImages;
import werkbank.space.SearchSpace;
import werkbank.space.Spaces;
import werkbank.train.TrialTrainer;

/** The ready spaces for pictures, trained for two epochs on some small ones in colour. */
class ReadyPicturesTest {
    private static final Shape SHAPE = new Shape(3, 32, 32);
    private static final int CLASSES = 3;
    private static final LabelledImages TRAINING = pictures(1, 36);
    private static final List<Fold> FOLDS = List.of(new Fold(TRAINING, pictures(2, 12)));
    private static final Standardisation STANDARDISATION = standardisation();

    @TempDir
    Path folder;

    @BeforeEach
    void itIsThere() {
        assumeTrue(OneDnn.whyNot().isEmpty());
    }

    /** Stripes whose width and colour tell the class. */
    private static LabelledImages pictures(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] pixels = new byte[count][SHAPE.values()];
        int[] labels = new int[count];
        int plane = SHAPE.height() * SHAPE.width();
        for (int image = 0; image < count; image++) {
            int label = image % CLASSES;
            labels[image] = label;
            for (int i = 0; i < SHAPE.values(); i++) {
                boolean isLight = i % SHAPE.width() / (2 + 2 * label) % 2 == 0 && i / plane != label;
                pixels[image][i] = (byte) ((isLight ? 150 : 40) + random.nextInt(50));
            }
        }
        return new LabelledImages(new Images(pixels, SHAPE), labels, CLASSES);
    }

    private static Standardisation standardisation() {
        ChannelStatistics statistics = ChannelStatistics.of(TRAINING.images());
        return new Standardisation(numbers(statistics.means()), numbers(statistics.deviations()));
    }

    private static List<Double> numbers(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> (double) values[i])
                .toList();
    }

    static List<String> spaces() {
        return Spaces.ofColour();
    }

    /** With every parameter at its first value; without samplers and schedulers, which are no part of this module. */
    private static Recipe recipe(String name) throws IOException {
        String text = Files.readString(Spaces.READY.resolve(name + ".yaml"))
                .replaceAll("(?m)^(sampler|scheduler|repeats):.*$", "")
                .replaceFirst("(?m)^  epochs: .*", "  epochs: 2")
                .replaceFirst("(?m)^  batch-size: [^$\n]*$", "  batch-size: 12")
                .replaceFirst("(?m)^  schedule: [^$\n]*$", "  schedule: cosine")
                .replaceFirst("(?m)^  learning-rate: [^$\n]*$", "  learning-rate: 0.01");
        SearchSpace read = Spaces.read(text);
        SearchSpace space = read.on(
                read.data(), Optional.of(STANDARDISATION), new ReadImages(TRAINING.shape(), TRAINING.classes()));
        return space.recipe(space.first());
    }

    private ReadNetwork trained(Recipe recipe) {
        TrialSpec spec = TrialSpec.of(1, 7, recipe, DataSpecBuilder.unread(), folder.toString());
        EventLog heard = new EventLog();
        TrialResult result = new TrialTrainer(new CpuEngine(), FOLDS).train(spec, heard);

        assertThat(result.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(heard.epochs()).hasSize(2);
        assertThat(heard.epochs().get(1).loss())
                .isPositive()
                .isLessThan(heard.epochs().get(0).loss());
        Path zip = folder.resolve(
                result.outcome().orElseThrow().best().models().get(0).path());
        return SavedNetwork.read(zip, SHAPE);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void eachIsTrainedAndItsNetworkReadAgain(String name) throws IOException {
        Recipe recipe = recipe(name);
        ReadNetwork read = trained(recipe);

        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.parameters())
                .hasSize(Math.toIntExact(
                        NetworkGraph.of(recipe.network(), SHAPE, CLASSES).parameters()));
    }

    @Test
    void theFastNetworksFiltersAreThoseOfTheTrainingImagesStill() throws IOException {
        ReadNetwork read = trained(recipe("fast-cifar"));
        double[] deviations = STANDARDISATION.deviations().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double[] filters = Stream.of(PatchComponents.whitening(TRAINING.images(), deviations, 2, 5e-4))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        int biases = 24;

        for (int i = 0; i < filters.length; i++) {
            assertThat((double) read.parameters()[biases + i])
                    .isCloseTo(filters[i], within(1e-5 * Math.abs(filters[i])));
            assertThat(read.parameters()[biases + filters.length + i]).isEqualTo(-read.parameters()[biases + i]);
        }
        assertThat(Arrays.copyOf(read.parameters(), biases)).as("biases learn").isNotEqualTo(new float[biases]);
    }
}
