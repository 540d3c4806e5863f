package werkbank.space;

import werkbank.recipe.Monitor;

/** A figure of the validation images that a search improves. Log-loss breaks ties. */
public enum Objective {
    VAL_ACCURACY("val-accuracy", "validation accuracy", true),
    /** Cross-entropy in nats. */
    VAL_LOSS("val-loss", "validation log-loss", false),
    /** Unweighted mean of the classes' F1. */
    VAL_F1("val-f1", "validation macro F1", true),
    /** Unweighted mean of the classes' recalls. */
    VAL_BALANCED_ACCURACY("val-balanced-accuracy", "validation balanced accuracy", true),
    /** Images that were classified wrong. */
    VAL_ERRORS("val-errors", "validation errors", false);

    private final String label;
    private final String words;
    private final boolean higherIsBetter;

    Objective(String label, String words, boolean higherIsBetter) {
        this.label = label;
        this.words = words;
        this.higherIsBetter = higherIsBetter;
    }

    /** The name in the YAML file, for instance {@code val-accuracy}. */
    public String label() {
        return label;
    }

    /** The objective in words for people, for instance {@code validation accuracy}. */
    public String words() {
        return words;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** The figure of an epoch that it goes by: that of the same name, and the accuracy for errors. */
    public Monitor monitor() {
        return this == VAL_ERRORS ? Monitor.VAL_ACCURACY : Monitor.of(label);
    }

    /** Whether it can have this value: those of which higher ones are better are shares. */
    public boolean isPossible(double value) {
        return value >= 0 && (!higherIsBetter || value <= 1) && Double.isFinite(value);
    }

    /** The values that it can have, in words. */
    public String range() {
        return higherIsBetter ? "a number from 0 to 1" : "a number of at least 0";
    }
}
