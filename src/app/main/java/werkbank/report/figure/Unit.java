package werkbank.report.figure;

import werkbank.space.Objective;

/** The unit of an objective's figures. */
public enum Unit {
    /** A share from 0 to 1, shown as percent. */
    SHARE,
    NATS,
    COUNT;

    public static Unit of(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_F1, VAL_BALANCED_ACCURACY -> SHARE;
            case VAL_LOSS -> NATS;
            case VAL_ERRORS -> COUNT;
        };
    }
}
