package werkbank.ensemble;

import java.util.List;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Member;

/**
 * What an ensemble says of images.
 *
 * @param mean the members' weighted mean, [rows][classes]
 * @param probabilities the same after the temperature, [rows][classes]
 */
record Combined(float[][] mean, float[][] probabilities) {
    /** @param answers of each member, in the ensemble's order */
    static Combined of(EnsembleResult ensemble, List<Answers> answers) {
        float[][] mean = Blend.mean(
                answers.stream().map(Answers::probabilities).toList(),
                ensemble.members().stream().mapToDouble(Member::weight).toArray());
        return new Combined(mean, new Temperature(ensemble.temperature()).applyTo(mean));
    }
}
