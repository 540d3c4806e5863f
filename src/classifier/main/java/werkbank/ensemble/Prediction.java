package werkbank.ensemble;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.metric.Classes;

/**
 * An ensemble's answer for one image.
 *
 * @param predicted the most probable class, from 0
 * @param probability of it, 0 to 1
 * @param probabilities of every class [classes], summing to 1
 * @param votes of the members, in the ensemble's order
 */
public record Prediction(int predicted, float probability, float[] probabilities, List<Vote> votes) {
    /**
     * The answer of one member alone.
     *
     * @param trial its number
     * @param epoch of its checkpoint, when that isn't the trial's best
     * @param predicted its most probable class
     * @param probability of that class, 0 to 1
     */
    public record Vote(
            int trial,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> epoch,
            int predicted,
            float probability) {}

    /** @param answers of each member, in the ensemble's order */
    static List<Prediction> of(EnsembleResult ensemble, List<MemberProbabilities> answers) {
        float[][] combined = CombinedProbabilities.of(ensemble, answers).probabilities();
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < combined.length; row++) {
            int predicted = Classes.mostProbable(combined[row]);
            predictions.add(
                    new Prediction(predicted, combined[row][predicted], combined[row], votes(ensemble, answers, row)));
        }
        return List.copyOf(predictions);
    }

    private static List<Vote> votes(EnsembleResult ensemble, List<MemberProbabilities> answers, int row) {
        List<Vote> votes = new ArrayList<>();
        for (int member = 0; member < answers.size(); member++) {
            float[] probabilities = answers.get(member).probabilities()[row];
            int predicted = Classes.mostProbable(probabilities);
            Member voter = ensemble.members().get(member);
            votes.add(new Vote(voter.trial(), voter.epoch(), predicted, probabilities[predicted]));
        }
        return List.copyOf(votes);
    }
}
