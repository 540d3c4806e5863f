package werkbank.bench.peer;

import java.util.Locale;

/** The work that is compared. */
enum Question {
    TRAINING("train"),
    INFERENCE("infer");

    private final String word;

    Question(String word) {
        this.word = word;
    }

    /** The word that the sides are asked with. */
    String word() {
        return word;
    }

    /** The name for people: {@code training}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Question of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
