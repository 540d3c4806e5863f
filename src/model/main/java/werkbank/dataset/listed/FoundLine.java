package werkbank.dataset.listed;

import java.util.Locale;
import werkbank.Counted;

/**
 * The line that says what was found: {@code class folders: 10 classes, 50,000 training and 10,000 test pictures}. Pictures
 * that are left out aren't counted; which test pictures can't be read is only known when they are opened.
 *
 * @param format the words that it begins with
 * @param drawn whether the test pictures were drawn from the others
 */
record FoundLine(String format, int classes, int training, int validation, int test, boolean drawn) {
    String words() {
        return String.format(
                Locale.ROOT,
                "%s: %s, %,d training%s and %s",
                format,
                Counted.of(classes, "class"),
                training,
                validation == 0 ? "" : String.format(Locale.ROOT, ", %,d validation", validation),
                testWords());
    }

    private String testWords() {
        if (test == 0) {
            return "no test pictures";
        }
        return Counted.of(test, "test picture")
                + (drawn ? String.format(Locale.ROOT, ", which %s drawn", test == 1 ? "is" : "are") : "");
    }
}
