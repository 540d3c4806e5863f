package werkbank.experiment;

import werkbank.space.DataSpec;
import werkbank.space.Recipe;

/**
 * Everything that a runner needs to train one trial, on this machine or another; crosses process boundaries as JSON.
 *
 * @param number counted from 1, unique in the study
 * @param seed of the trial: initial weights, order of images, dropout and augmentation all derive from it
 * @param studyFolder absolute path of the study's folder; the trial writes below {@link #folder()} in it
 */
public record TrialSpec(int number, long seed, Recipe recipe, DataSpec data, String studyFolder) {

    /** The trial's own folder, relative to the study's: {@code trials/0007}. */
    public String folder() {
        return folder(number);
    }

    /** As {@link #folder()}, of a trial. */
    public static String folder(int number) {
        return "trials/%04d".formatted(number);
    }

    /** Whether the other would train to the same result, whichever folder the study is in. */
    public boolean isSameTrialAs(TrialSpec other) {
        return equals(new TrialSpec(other.number, other.seed, other.recipe, other.data, studyFolder));
    }

    /** What an interrupted trial goes on from, relative to the study's folder; of no use once the trial has ended. */
    public String stateFile() {
        return stateFile(number);
    }

    /** As {@link #stateFile()}, of a trial. */
    public static String stateFile(int number) {
        return folder(number) + "/state.zip";
    }
}
