package werkbank.space;

import werkbank.option.MessageText;

/**
 * A limit on what training gives, for instance {@code parameters <= 200000}.
 *
 * @param isUpper whether the figure may be at most the bound, else at least
 * @param bound in the figure's unit; finite
 */
public record ResultLimit(Figure figure, boolean isUpper, double bound) {

    /** A figure of a trial that can be limited. */
    public enum Figure {
        /** Count of the network's parameters, which is known before a trial is trained. */
        PARAMETERS("parameters"),
        /** Wall time of inference on the worker that trained the trial, in milliseconds. */
        MS_PER_IMAGE("ms-per-image"),
        /** Wall time of inference on the worker that trained the trial. */
        SECONDS_PER_IMAGE("seconds-per-image"),
        /** Wall time of the training. */
        SECONDS("seconds");

        private final String label;

        Figure(String label) {
            this.label = label;
        }

        /** The name in the YAML file, for instance {@code ms-per-image}. */
        public String label() {
            return label;
        }
    }

    /**
     * How far a figure is beyond the bound, as a share of the bound: 0 where the limit holds, infinite for a figure that is
     * not a number. Of a bound of 0 it is the figure itself.
     */
    public double violation(double value) {
        if (Double.isNaN(value)) {
            return Double.POSITIVE_INFINITY;
        }
        double beyond = isUpper ? value - bound : bound - value;
        return beyond <= 0 ? 0 : bound == 0 ? beyond : beyond / Math.abs(bound);
    }

    /** The limit as a line of the YAML file. */
    public String text() {
        return figure.label() + (isUpper ? " <= " : " >= ") + shown(bound);
    }

    /** A value of the figure, written as the bound is. */
    public static String shown(double value) {
        return MessageText.shown(value);
    }
}
