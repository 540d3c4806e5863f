package werkbank.experiment.trial;

import java.util.Locale;
import java.util.Optional;
import werkbank.recipe.Portion;
import werkbank.recipe.Recipe;
import werkbank.space.DataSpec;

/**
 * Everything that a runner needs to train one trial, on this machine or another; crosses process boundaries as JSON.
 *
 * @param number counted from 1, unique in the study
 * @param seed of the trial: initial weights, order of images, dropout and augmentation all derive from it
 * @param studyFolder absolute path of the study's folder; the trial writes below {@link #folder()} in it
 * @param teacher that it learns from beside the labels; the trial then has one network, which learns from the first
 *     fold's images
 * @param start whose weights it starts from; empty for random ones
 */
public record TrialSpec(
        int number,
        long seed,
        Recipe recipe,
        DataSpec data,
        String studyFolder,
        Optional<Teacher> teacher,
        Optional<Start> start) {
    /** The file in a trial's folder that an interrupted trial goes on from. */
    public static final String STATE = "state.zip";

    /** The file in a trial's folder that says which process trains it. */
    public static final String LOCK = "worker.lock";

    private static final String DISTILLED = "distilled";

    /** A state on the disk may be of a version that always started from random weights. */
    public TrialSpec {
        start = start == null ? Optional.empty() : start;
    }

    /** Makes the specification of a search's trial, which learns from the labels. */
    public static TrialSpec of(int number, long seed, Recipe recipe, DataSpec data, String studyFolder) {
        return new TrialSpec(number, seed, recipe, data, studyFolder, Optional.empty(), Optional.empty());
    }

    /** Adds a teacher. */
    public TrialSpec with(Teacher other) {
        return new TrialSpec(number, seed, recipe, data, studyFolder, Optional.of(other), start);
    }

    /** Has it start from a network's weights, or from random ones where there is none. */
    public TrialSpec startingFrom(Optional<Start> other) {
        return new TrialSpec(number, seed, recipe, data, studyFolder, teacher, other);
    }

    /** Replaces the place of the images. */
    public TrialSpec withData(DataSpec other) {
        return new TrialSpec(number, seed, recipe, other, studyFolder, teacher, start);
    }

    /** Moves the trial to another study's folder. */
    public TrialSpec inStudy(String otherFolder) {
        return new TrialSpec(number, seed, recipe, data, otherFolder, teacher, start);
    }

    /** The trial's own folder, relative to the study's: {@code trials/0007}, or {@code distilled} with a teacher. */
    public String folder() {
        return teacher.isPresent() ? DISTILLED : folder(number);
    }

    /** The folder of a search's trial, relative to the study's. */
    public static String folder(int number) {
        return String.format(Locale.ROOT, "trials/%04d", number);
    }

    /**
     * Whether the other would train to the same result, whichever folders the study and its images are in. What is drawn
     * for the test doesn't count: a machine that was sent training files alone draws nothing, and a study keeps what it
     * was begun with.
     */
    public boolean isSameTrialAs(TrialSpec other) {
        return anywhere().equals(other.anywhere());
    }

    /** Drops what is another's on another machine. */
    private TrialSpec anywhere() {
        return withData(data.in("").drawing(Portion.NONE)).inStudy("");
    }

    /**
     * The file that an interrupted trial goes on from, relative to the study's folder; of no use once the trial has
     * ended.
     */
    public String stateFile() {
        return folder() + "/" + STATE;
    }
}
