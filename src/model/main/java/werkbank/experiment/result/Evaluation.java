package werkbank.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import werkbank.metric.BalancedScore;
import werkbank.metric.Calibration;
import werkbank.metric.ClassScore;
import werkbank.metric.Interval;
import werkbank.metric.Majority;
import werkbank.metric.McNemar;
import werkbank.metric.Score;

/**
 * The scores of an ensemble and its members on the sealed test set.
 *
 * @param interval Wilson 95 % interval of the ensemble's accuracy
 * @param members in the ensemble's order
 * @param bestMember the first of the members, best on <em>validation</em> by the objective: the one that would have been
 *     shipped alone
 * @param versusBestMember McNemar's test of ensemble against {@code bestMember}
 * @param confusion counts [true class][predicted class]
 * @param classes one entry a class, in order
 * @param mistakes images that the ensemble got wrong, at most {@link #MAX_PICTURES} of them with pixels
 * @param diagnostics empty when an older version evaluated
 * @param distilled the network that has learned from the ensemble, if there is one; its trial is the one whose
 *     configuration it has
 * @param lastEpoch the last epoch's network of the trial whose best one is judged alone, if it was kept
 * @param floats the same ensemble with all members in 32 bits; empty when none is in eight
 * @param warnings what makes the figures say less than they seem to, sentences without a full stop; empty when an older
 *     version evaluated
 */
public record Evaluation(
        Instant at,
        int testImages,
        int height,
        int width,
        Score ensemble,
        Interval interval,
        List<MemberScore> members,
        MemberScore bestMember,
        McNemar versusBestMember,
        int[][] confusion,
        List<ClassScore> classes,
        List<Mistake> mistakes,
        Optional<Diagnostics> diagnostics,
        Optional<MemberScore> distilled,
        Optional<MemberScore> lastEpoch,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<InFloats> floats,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
    /** JSON of a former version says nothing of eight bits, nor of what the figures are worth. */
    public Evaluation {
        floats = floats == null ? Optional.empty() : floats;
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * An ensemble some of whose members are in eight bits, with all in 32 bits.
     *
     * @param interval Wilson 95 % interval of the accuracy
     * @param calibration of its probabilities
     * @param secondsPerThousand wall time for 1,000 images on all cores
     */
    public record InFloats(Score score, Interval interval, Calibration calibration, double secondsPerThousand) {}

    /** The accuracy on the test images of always naming their most frequent class. */
    public Majority majority() {
        return Majority.of(classes.stream().mapToInt(ClassScore::images).toArray());
    }

    /** The ensemble's figures with each class counted alike. */
    public BalancedScore balanced() {
        return BalancedScore.of(confusion);
    }

    /** Mistakes beyond this many keep their labels but not their pixels. */
    public static final int MAX_PICTURES = 400;

    /** Adds the score of the last epoch's network beside the best one's. */
    public Evaluation with(MemberScore last) {
        return with(mistakes, diagnostics, Optional.of(last), warnings);
    }

    /**
     * Says where the images are that are classified wrong; those of an evaluation that was just made are rows of the test
     * images.
     *
     * @param position of each row in its file, from 0
     * @param pictures the file of each test image; empty where one file has many
     */
    public Evaluation naming(IntUnaryOperator position, List<String> pictures) {
        List<Mistake> named = mistakes.stream()
                .map(mistake -> pictures.isEmpty() ? mistake : mistake.named(pictures.get(mistake.index())))
                .map(mistake -> mistake.at(position.applyAsInt(mistake.index())))
                .toList();
        return with(named, diagnostics.map(figures -> figures.at(position)), lastEpoch, warnings);
    }

    /** Adds what makes the figures say less than they seem to; sentences without a full stop. */
    public Evaluation warning(List<String> more) {
        return with(
                mistakes,
                diagnostics,
                lastEpoch,
                Stream.concat(warnings.stream(), more.stream()).toList());
    }

    private Evaluation with(
            List<Mistake> named, Optional<Diagnostics> figures, Optional<MemberScore> last, List<String> warned) {
        return new Evaluation(
                at,
                testImages,
                height,
                width,
                ensemble,
                interval,
                members,
                bestMember,
                versusBestMember,
                confusion,
                classes,
                named,
                figures,
                distilled,
                last,
                floats,
                warned);
    }

    /**
     * A member's own figures on the test set.
     *
     * @param epoch of its checkpoint, when that isn't the trial's best
     * @param calibration of its own probabilities; empty when an older version evaluated
     * @param secondsPerThousand wall time for 1,000 images on all cores, its file having been read; empty when an older
     *     version evaluated
     * @param balanced its classes counted alike; empty when an older version evaluated
     */
    public record MemberScore(
            int trial,
            Optional<Integer> epoch,
            Score score,
            Interval interval,
            Optional<Calibration> calibration,
            Optional<Double> secondsPerThousand,
            Optional<BalancedScore> balanced) {

        /** The member's name, as {@link Member#name} has it. */
        public String name() {
            return Member.name(trial, epoch);
        }

        /** Whether the other is the same checkpoint's. */
        public boolean isOfTheSameMemberAs(MemberScore other) {
            return trial == other.trial && epoch.equals(other.epoch);
        }
    }

    /**
     * An image that the ensemble got wrong.
     *
     * @param index its position in its file, from 0; where a file has one image, among the test pictures
     * @param confidence the ensemble's probability of {@code predicted}, 0 to 1
     * @param votes each member's prediction, in the ensemble's order
     * @param pixels its bytes, channel by channel and row by row; empty beyond {@link #MAX_PICTURES}
     * @param file its picture in the data folder; empty where one file has many images, and when an older version
     *     evaluated
     */
    public record Mistake(
            int index,
            int truth,
            int predicted,
            double confidence,
            List<Integer> votes,
            byte[] pixels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> file) {
        /** An image of a file that has many. */
        public Mistake(int index, int truth, int predicted, double confidence, List<Integer> votes, byte[] pixels) {
            this(index, truth, predicted, confidence, votes, pixels, Optional.empty());
        }

        /** Adds its pixels. */
        public Mistake with(byte[] picture) {
            return new Mistake(index, truth, predicted, confidence, votes, picture, file);
        }

        /** Replaces its position. */
        Mistake at(int position) {
            return new Mistake(position, truth, predicted, confidence, votes, pixels, file);
        }

        /** Adds the name of its file. */
        public Mistake named(String picture) {
            return new Mistake(index, truth, predicted, confidence, votes, pixels, Optional.of(picture));
        }
    }
}
