package werkbank.engine.operation;

import werkbank.recipe.Precision;

/** Operations that a contract is held against, and how exact they are in each precision. */
public interface OperationsUnderTest {
    /** Operations for one test; they may be another test's as well, and the test doesn't close them. */
    Operations operations(Precision precision);

    /** Operations, and what a test writes and reads its numbers with. */
    default OnDevice onDevice(Precision precision) {
        return new OnDevice(operations(precision));
    }

    /** The error that a sum of products may have, as a share of the sum of their sizes. */
    default double productError(Precision precision) {
        return switch (precision) {
            case F32 -> 2e-5;
            case TF32 -> 2e-3;
            case BF16 -> 8e-3;
        };
    }

    /** The error that a number may have that was computed with 32 bits and stored as VALUE, as a share of its size. */
    default double valueError(Precision precision) {
        return precision == Precision.BF16 ? 4e-3 : FLOAT_ERROR;
    }

    /**
     * Whether a rectifier and a maximum hand on what is no number, instead of passing it over; and whether numbers below the
     * smallest normal one keep their digits when they are narrowed, instead of becoming 0; and whether a leaking rectifier's
     * slope at its corner is that of what is above.
     */
    default boolean keepsTheUnusual() {
        return true;
    }

    /** The error of a number that was computed and stored with 32 bits, as a share of its size. */
    double FLOAT_ERROR = 4e-6;
}
