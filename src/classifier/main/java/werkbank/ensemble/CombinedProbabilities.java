package werkbank.ensemble;

import java.util.List;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;

/**
 * An ensemble's probabilities for images.
 *
 * @param mean the members' weighted mean, [rows][classes]
 * @param probabilities the same after the temperature, [rows][classes]
 */
record CombinedProbabilities(float[][] mean, float[][] probabilities) {
    /** @param answers of each member, in the ensemble's order */
    static CombinedProbabilities of(EnsembleResult ensemble, List<MemberProbabilities> answers) {
        float[][] mean = Blend.mean(
                answers.stream().map(MemberProbabilities::probabilities).toList(),
                ensemble.members().stream().mapToDouble(Member::weight).toArray());
        return new CombinedProbabilities(mean, new Temperature(ensemble.temperature()).applyTo(mean));
    }
}
