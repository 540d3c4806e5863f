package werkbank.experiment;

import java.time.Instant;
import java.util.List;
import werkbank.metric.Score;

/**
 * An ensemble, chosen on validation images only.
 *
 * @param method how members and weights were chosen, for instance {@code average}
 * @param members best first
 * @param validation of the combined probabilities
 */
public record EnsembleResult(String method, List<Member> members, Score validation, Instant built) {

    /** Whether the other differs in nothing but the time at which it was built. */
    public boolean isSameAs(EnsembleResult other) {
        return equals(new EnsembleResult(other.method, other.members, other.validation, built));
    }

    /**
     * A trial in an ensemble.
     *
     * @param weight share in the combined probabilities; the weights sum to 1
     * @param models copies in the ensemble's folder: one, or one for each fold, whose mean the member says
     * @param validation of the member alone
     */
    public record Member(int trial, double weight, List<StoredFile> models, Score validation) {}
}
