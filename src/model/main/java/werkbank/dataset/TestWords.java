package werkbank.dataset;

import java.util.function.LongSupplier;
import werkbank.Counted;
import werkbank.InputException;

/** The words for the test images of a data folder, none of which is looked at. */
public final class TestWords {
    private TestWords() {}

    /**
     * Says how many there are.
     *
     * @param kind what has them where nobody can tell, for instance {@code a file}
     * @param count tells by headers or sizes; what it refuses is left to whoever reads or checks them
     */
    public static String of(boolean hasTest, String kind, LongSupplier count) {
        if (!hasTest) {
            return "no test images";
        }
        try {
            return Counted.of(count.getAsLong(), "test image");
        } catch (InputException wrong) {
            return kind + " of test images";
        }
    }
}
