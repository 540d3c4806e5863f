package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import werkbank.dataset.IdxBytes;
import werkbank.dataset.SmallMnist;
import werkbank.file.Json;

/** The ensemble that comes with Werkbank says of test images what its evaluation in {@code results} has of them. */
@Timeout(600)
class MnistBestIT {
    private static final Path EVALUATION = Path.of("results", "mnist-best", "evaluation.json");
    /** So many from the start of the test files, beside all that the ensemble gets wrong. */
    private static final int FIRST = 300;

    @TempDir
    Path folder;

    @Test
    void aPartOfTheTestSetIsJudgedAsInTheCommittedEvaluation() throws IOException {
        JsonNode committed = Json.read(Files.readString(EVALUATION), JsonNode.class);
        List<JsonNode> mistakes = mistakes(committed);
        int[] part = IntStream.concat(
                        IntStream.range(0, FIRST),
                        mistakes.stream().mapToInt(MnistBestIT::image).filter(image -> image >= FIRST))
                .toArray();
        SmallMnist.writeTest(folder, part);

        Answer answer = Answer.of("evaluate", "mnist-best", "--json", "--data", folder.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode evaluation = answer.json();
        assertThat(committed.get("testImages").asInt()).isEqualTo(10_000);
        assertThat(mistakes).hasSize(committed.at("/ensemble/errors").asInt());
        assertThat(evaluation.get("testImages").asInt()).isEqualTo(part.length);
        assertThat(evaluation.at("/ensemble/members")).isEqualTo(committed.at("/ensemble/members"));
        assertThat(mistakes(evaluation))
                .extracting(mistake -> part[image(mistake)], mistake -> mistake.get("predicted"))
                .containsExactlyElementsOf(mistakes.stream()
                        .map(mistake -> tuple(image(mistake), mistake.get("predicted")))
                        .toList());
        // Other processors add in another order.
        for (int i = 0; i < mistakes.size(); i++) {
            assertThat(probability(mistakes(evaluation).get(i))).isCloseTo(probability(mistakes.get(i)), within(1e-3));
        }
    }

    /** Arrays have the size that somebody gave them, unlike pictures, so those of another size are other data. */
    @Test
    void arraysOfAnotherSizeAreRefused() throws IOException {
        IdxBytes.writeFolder(folder, "");
        Answer answer = Answer.of("evaluate", "mnist-best", "--data", folder.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("expected images of 28 × 28 as in training but found 2 × 2");
    }

    private static List<JsonNode> mistakes(JsonNode evaluation) {
        return StreamSupport.stream(evaluation.get("mistakes").spliterator(), false)
                .toList();
    }

    private static int image(JsonNode mistake) {
        return mistake.get("image").asInt();
    }

    private static double probability(JsonNode mistake) {
        return mistake.get("probability").asDouble();
    }
}
