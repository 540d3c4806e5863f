package werkbank.report.figure;

import werkbank.space.Objective;

/** What an objective's figures are. */
public enum Unit {
    /** 0 to 1, shown as percent. */
    SHARE,
    NATS,
    COUNT;

    public static Unit of(Objective objective) {
        return switch (objective) {
            case VAL_ACCURACY, VAL_F1 -> SHARE;
            case VAL_LOSS -> NATS;
            case VAL_ERRORS -> COUNT;
        };
    }
}
