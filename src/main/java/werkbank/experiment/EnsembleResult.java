package werkbank.experiment;

import java.time.Instant;
import java.util.List;
import werkbank.metric.Score;

/**
 * An ensemble, chosen on validation images only.
 *
 * @param method how members and weights were chosen, for instance {@code average}
 * @param members best first
 * @param temperature of the combined probabilities: p becomes softmax(ln p / temperature); positive, 1 changes nothing
 * @param validation of the combined probabilities after the temperature, on the images that weights and temperature were
 *     fitted on
 * @param choice what was compared before the method was chosen
 * @param growth at index k − 1 the validation score of the k best trials with equal weights and no temperature; at most
 *     {@link #MAX_GROWTH}, none in an ensemble of a version that did not record it
 */
public record EnsembleResult(
        String method,
        List<Member> members,
        double temperature,
        Score validation,
        Choice choice,
        List<Score> growth,
        Instant built) {

    /** Trials that {@code growth} goes to, at most. */
    public static final int MAX_GROWTH = 30;

    /** Whether the other differs in nothing but the time at which it was built. */
    public boolean isSameAs(EnsembleResult other) {
        return equals(new EnsembleResult(
                other.method, other.members, other.temperature, other.validation, other.choice, other.growth, built));
    }

    /**
     * A trial in an ensemble.
     *
     * @param weight share in the combined probabilities; the weights sum to 1
     * @param models copies in the ensemble's folder: one, or one for each fold, whose mean the member says
     * @param validation of the member alone
     */
    public record Member(int trial, double weight, List<StoredFile> models, Score validation) {}

    /**
     * Which method was taken, and what it was compared with.
     *
     * @param compared the simplest first; empty when nothing was compared
     */
    public record Choice(Reason reason, List<Compared> compared) {
        /** A choice without a comparison. */
        public static Choice of(Reason reason) {
            return new Choice(reason, List.of());
        }
    }

    /** Why a method was taken. */
    public enum Reason {
        NOT_RECORDED("built by a former version"),
        ASKED_FOR("as asked for"),
        /** There is one trial to choose from, or one member was asked for. */
        ONE_MEMBER("one member needs no other"),
        /** Too few images of each class to hold any out. */
        TOO_FEW_IMAGES("too few validation images to compare methods"),
        /** By the log-loss in cross-validation, as below. */
        BEST("the lowest log-loss, and no simpler method is within one standard error of it"),
        SIMPLEST_WITHIN_ONE_ERROR("the simplest within one standard error of the lowest log-loss");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** For people, without a full stop. */
        public String words() {
            return words;
        }
    }

    /**
     * A method in cross-validation within the validation images: fitted on some folds, judged on the others.
     *
     * @param members trials that it takes when it is fitted on all validation images
     * @param logLoss mean over the held-out images, in nats
     * @param standardError of {@code logLoss}, over the images
     * @param accuracy on the held-out images, 0 to 1
     * @param excess {@code logLoss} less that of the best method; 0 for the best itself
     * @param excessError standard error of {@code excess}, from the images' paired differences
     */
    public record Compared(
            String method,
            List<Integer> members,
            double logLoss,
            double standardError,
            double accuracy,
            double excess,
            double excessError) {}
}
