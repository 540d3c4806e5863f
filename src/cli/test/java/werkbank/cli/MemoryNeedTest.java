package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import werkbank.app.MemoryNeed;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.SmallMnist;
import werkbank.engine.Engines;
import werkbank.recipe.Shape;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** What can't fit is refused, and what may not is warned of, in the same words by whoever would train it. */
class MemoryNeedTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        SmallMnist.write(Files.createDirectory(folder.resolve("data")), 120, 20);
    }

    private Path space(String filters) throws IOException {
        return Files.writeString(
                folder.resolve("big.yaml"),
                String.format(
                        Locale.ROOT,
                        """
                        name: big
                        trials: 2
                        data: {folder: data, validation: 40}
                        network: [{conv: %s}, global-average-pool, {dense: 2}]
                        training: {epochs: 1, batch-size: 64, learning-rate: 0.1}
                        """,
                        filters));
    }

    private Answer call(String command, Path space) {
        return Answer.in(folder, command, space.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "search", "run"})
    void aSpaceOfWhichNothingFitsIsRefused(String command) throws IOException {
        Answer answer = call(command, space("1300000"));
        assertThat(answer.code()).isEqualTo(ExitCode.WRONG);
        assertThat(answer.err())
                .matches("werkbank: \\S+big\\.yaml: a worker needs about [\\d,]+ MiB of memory for the smallest of its"
                        + " networks, and this machine has [\\d,]+ MiB; a smaller batch-size, fewer filters or smaller"
                        + " images need less\\R");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    void theNarrowestAndTheWidestTrialOfASpaceCount() {
        MemoryNeed open =
                need("parameters: {batch: {choice: [512, 64]}, filters: {choice: [48, 16]}}\n", "$filters", "$batch");
        assertThat(open.least()).isEqualTo(need("", "16", "64").most());
        assertThat(open.most()).isEqualTo(need("", "48", "512").most()).isGreaterThan(open.least());
        assertThat(open.worker().heapMiB())
                .isEqualTo(need("", "48", "512").heap())
                .isGreaterThan(need("", "16", "64").heap());
        assertThat(open.worker().allMiB()).isEqualTo(open.most());
    }

    @Test
    void picturesThatAreMappedFromAFileTakeNoneOfAWorkersMemory() throws IOException {
        int images = 9000;
        Path file = Files.write(folder.resolve("pixels"), new byte[images * 28 * 28]);
        try (FileChannel channel = FileChannel.open(file)) {
            Images mapped = Images.mapped(channel, 0, images, Shape.grey(28, 28));
            long onHeap = need("", "16", "64").most();
            // 9,000 × (28 × 28 + 24) bytes on the heap, 9,000 × 200 of names, sums and hashes.
            assertThat(onHeap - need("", "{conv: 16}", "64", mapped).most()).isBetween(4L, 6L);
        }
    }

    private static MemoryNeed need(String more, String filters, String batch) {
        return need(more, "{conv: " + filters + "}", batch, pixels());
    }

    private static Images pixels() {
        return new Images(new byte[9000][28 * 28], Shape.grey(28, 28));
    }

    private static MemoryNeed need(String more, String layers, String batch, Images images) {
        String yaml = String.format(
                Locale.ROOT,
                """
                name: m
                trials: 1
                network: [%s]
                training: {epochs: 1, batch-size: %s}
                """,
                layers,
                batch);
        SearchSpace space = new SpaceReader(Path.of("data", "mnist")).read(more + yaml, "m.yaml", Path.of(""));
        return MemoryNeed.of(Engines.best(), space, new LabelledImages(images, new int[images.count()], 10));
    }

    /** Eight pairs of layers of which one is large; of more than 512 combinations not all are corners. */
    @Test
    void noTrialNeedsMoreThanIsForecast() {
        StringBuilder parameters = new StringBuilder("parameters: {");
        StringBuilder layers = new StringBuilder();
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            parameters.append(String.format(Locale.ROOT, "p%d: {choice: [none, wide, small]}, ", i));
            layers.append(String.format(
                    Locale.ROOT, "{conv: 128, when: {p%1$d: wide}}, {conv: 4, when: {p%1$d: small}}, ", i));
            large.append("{conv: 128}, ");
        }
        String last = "{conv: 4}";
        MemoryNeed open = need(parameters + "}\n", layers + last, "256", pixels());
        assertThat(open.most())
                .isEqualTo(need("", large + last, "256", pixels()).most());
        assertThat(open.least()).isEqualTo(need("", last, "256", pixels()).most());
    }

    @Test
    void aSpaceOfWhichSomeMayNotFitIsWarnedOf() throws IOException {
        Answer answer = call("check", space("{int: [1, 1300000]}"));
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern(
                        "Memory    a worker needs up to [\\d,]+ MiB; this machine's [\\d,]+ MiB may not be enough")
                .containsPattern("          memory may not last: 1 worker may need [\\d.]+ GiB, and this machine has"
                        + " [\\d.]+ GiB for everything; a smaller batch-size would need less");
    }

    @Test
    void aSearchChecksTheClassesAsCheckDoes() throws IOException {
        Path space = Files.writeString(
                folder.resolve("classes.yaml"),
                """
                name: classes
                trials: 1
                data: {folder: data, validation: 40}
                network: [{dense: 2}]
                training: {epochs: 1, class-weights: [1, 1, 2]}
                """);
        Answer checked = call("check", space);
        assertThat(checked.code()).isEqualTo(ExitCode.WRONG);
        assertThat(call("search", space)).isEqualTo(checked);
    }
}
