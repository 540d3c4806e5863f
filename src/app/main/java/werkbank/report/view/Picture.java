package werkbank.report.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Evaluation;
import werkbank.report.figure.PageNumbers;
import werkbank.report.figure.Png;

/**
 * An image that the ensemble got wrong.
 *
 * @param index in the test file, from 0
 * @param confidence the ensemble's probability of {@code predicted}, 0 to 1
 * @param votes each member's prediction, in the ensemble's order
 * @param image PNG as a data URI
 * @param file its picture in the data folder, where each image has a file of its own
 */
public record Picture(
        int index,
        int truth,
        int predicted,
        double confidence,
        List<Integer> votes,
        String image,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> file) {

    static List<Picture> of(Evaluation evaluation) {
        return evaluation.mistakes().stream()
                .filter(mistake -> mistake.pixels().length > 0)
                .sorted(Comparator.comparingDouble(Evaluation.Mistake::confidence)
                        .reversed())
                .map(mistake -> of(mistake, evaluation.height(), evaluation.width()))
                .toList();
    }

    private static Picture of(Evaluation.Mistake mistake, int height, int width) {
        return new Picture(
                mistake.index(),
                mistake.truth(),
                mistake.predicted(),
                PageNumbers.rounded(mistake.confidence()),
                mistake.votes(),
                Png.dataUri(mistake.pixels(), height, width),
                mistake.file());
    }
}
