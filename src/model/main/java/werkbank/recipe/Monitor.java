package werkbank.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The figures that a callback may watch at the end of each epoch, with Keras's names. */
public enum Monitor {
    LOSS("loss", false),
    ACCURACY("accuracy", true),
    VAL_LOSS("val-loss", false),
    VAL_ACCURACY("val-accuracy", true),
    /** Unweighted mean of the classes' F1. */
    VAL_F1("val-f1", true),
    /** Unweighted mean of the classes' recalls. */
    VAL_BALANCED_ACCURACY("val-balanced-accuracy", true);

    private final String label;
    private final boolean higherIsBetter;

    Monitor(String label, boolean higherIsBetter) {
        this.label = label;
        this.higherIsBetter = higherIsBetter;
    }

    /** The name in the YAML file, for instance {@code val-accuracy}. */
    @JsonValue
    public String label() {
        return label;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** @throws IllegalArgumentException when no monitor has this label */
    @JsonCreator
    public static Monitor of(String label) {
        for (Monitor monitor : values()) {
            if (monitor.label.equals(label)) {
                return monitor;
            }
        }
        throw new IllegalArgumentException("no monitor is called '" + label + "'");
    }
}
