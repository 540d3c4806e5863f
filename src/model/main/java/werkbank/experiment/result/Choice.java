package werkbank.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Which method was taken, and what it was compared with.
 *
 * @param compared each method once, in their order; empty when nothing was compared
 * @param limit on the members' time, where one was asked for
 */
public record Choice(
        Reason reason, List<Compared> compared, @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<TimeLimit> limit) {
    /** A choice of a former version says nothing of a limit. */
    public Choice {
        limit = limit == null ? Optional.empty() : limit;
    }

    /** A choice without a limit on time. */
    public Choice(Reason reason, List<Compared> compared) {
        this(reason, compared, Optional.empty());
    }

    /** A choice without a comparison. */
    public static Choice of(Reason reason) {
        return new Choice(reason, List.of());
    }

    /** Replaces the limit on time. */
    public Choice with(Optional<TimeLimit> other) {
        return new Choice(reason, compared, other);
    }

    /** The choice of members that then look so many times at each image, which takes them as many times as long. */
    public Choice looking(int looks) {
        return with(limit.map(once -> new TimeLimit(once.msPerImage, once.taken * looks, once.tooSlow, once.leftOut)));
    }

    /**
     * A limit on the time of all members together, as their trials measured it when they were judged on the validation
     * images.
     *
     * @param msPerImage milliseconds that an image may take
     * @param taken milliseconds that it takes the members
     * @param tooSlow checkpoints that take longer alone
     * @param leftOut ensembles that were not compared, since their members take longer together; the same one counts once
     *     for each method that finds it
     */
    public record TimeLimit(double msPerImage, double taken, int tooSlow, int leftOut) {
        /** How often members may look at an image within the limit. */
        public int looks() {
            return (int) Math.min(Integer.MAX_VALUE, msPerImage / taken);
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
        /** The method has the lowest log-loss in cross-validation, as the words say. */
        BEST("the lowest log-loss, and nothing that comes before it is within one standard error of it"),
        /** The rule of former versions, the fewest members first. */
        SIMPLEST_WITHIN_ONE_ERROR("the simplest within one standard error of the lowest log-loss"),
        /** Equal weights come before fitted ones of equally many members. */
        MOST_WITHIN_ONE_ERROR("the most members within one standard error of the lowest log-loss"),
        /** All candidates take longer alone than an image may take. */
        NONE_FAST_ENOUGH("the fastest alone, since none is as fast as was asked for");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in words for people, without a full stop. */
        public String words() {
            return words;
        }
    }

    /**
     * A method in cross-validation within the validation images: fitted on some folds, judged on the others.
     *
     * @param members trials that it takes when it is fitted on all validation images; one twice for two of its checkpoints
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
