package werkbank.engine.operation;

import werkbank.recipe.BatchMix;

/**
 * The numbers in which one step differs from another, as operations read them from an INT buffer of {@link #LENGTH}
 * numbers.
 *
 * @param first where the step's rows begin in the order of the epoch
 * @param pass over the images that they belong to, counted from 1
 * @param seed of the step's dropout
 * @param rate learning rate
 * @param factor1 the method's own factor of this step, see {@link UpdateRule}
 * @param factor2 the method's second factor
 * @param factor3 the method's third factor
 * @param mix how the step's images are mixed
 */
public record StepRow(
        int first, int pass, long seed, float rate, float factor1, float factor2, float factor3, BatchMix mix) {
    /** Numbers of a step in a buffer. */
    public static final int LENGTH = 14;

    /** The place of the count of steps that have begun, in a buffer that {@link Operations#advance} fills. */
    public static final int INDEX = 0;

    public static final int FIRST = 1;
    public static final int PASS = 2;
    public static final int SEED_LOW = 3;
    public static final int SEED_HIGH = 4;
    public static final int RATE = 5;
    public static final int FACTOR_1 = 6;
    public static final int FACTOR_2 = 7;
    public static final int FACTOR_3 = 8;
    public static final int SHARE = 9;
    public static final int TOP = 10;
    public static final int LEFT = 11;
    public static final int ROWS = 12;
    public static final int COLUMNS = 13;

    /** Makes the numbers of a step whose images are not mixed. */
    public StepRow(int first, int pass, long seed, float rate, float factor1, float factor2, float factor3) {
        this(first, pass, seed, rate, factor1, factor2, factor3, BatchMix.NONE);
    }

    /** Replaces how the step's images are mixed. */
    public StepRow with(BatchMix mixed) {
        return new StepRow(first, pass, seed, rate, factor1, factor2, factor3, mixed);
    }

    /** Writes the row into a table, its floating-point numbers as their bits; place {@link #INDEX} stays 0. */
    public void write(int[] table, int row) {
        int at = row * LENGTH;
        table[at + INDEX] = 0;
        table[at + FIRST] = first;
        table[at + PASS] = pass;
        table[at + SEED_LOW] = (int) seed;
        table[at + SEED_HIGH] = (int) (seed >>> 32);
        table[at + RATE] = Float.floatToRawIntBits(rate);
        table[at + FACTOR_1] = Float.floatToRawIntBits(factor1);
        table[at + FACTOR_2] = Float.floatToRawIntBits(factor2);
        table[at + FACTOR_3] = Float.floatToRawIntBits(factor3);
        table[at + SHARE] = Float.floatToRawIntBits(mix.share());
        table[at + TOP] = mix.top();
        table[at + LEFT] = mix.left();
        table[at + ROWS] = mix.rows();
        table[at + COLUMNS] = mix.columns();
    }
}
