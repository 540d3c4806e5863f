package werkbank.recipe;

import java.util.List;
import java.util.Locale;

/**
 * Images per step, which may change along the training: Smith, Kindermans, Ying and Le (2018), Don't decay the learning
 * rate, increase the batch size, ICLR.
 *
 * @param stages at least one; together they last as long as the training
 */
public record BatchSizes(List<Stage> stages) {

    /**
     * Epochs with one batch size.
     *
     * @param size images per step, at least 1
     * @param epochs that it lasts, at least 1
     */
    public record Stage(int size, int epochs) {}

    /** The most images that a step has. */
    public int largest() {
        return stages.stream().mapToInt(Stage::size).max().orElseThrow();
    }

    /** The fewest images that a step has, but for the last step of an epoch. */
    public int smallest() {
        return stages.stream().mapToInt(Stage::size).min().orElseThrow();
    }

    /** @param epoch counted from 1, of the training's */
    public int of(int epoch) {
        int last = 0;
        for (Stage stage : stages) {
            last += stage.epochs();
            if (epoch <= last) {
                return stage.size();
            }
        }
        throw new IllegalArgumentException(String.format(Locale.ROOT, "epoch %d of %d has no batch size", epoch, last));
    }
}
