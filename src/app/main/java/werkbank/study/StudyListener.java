package werkbank.study;

import java.util.List;

/** Hears how a study goes, for people who wait. Called from several threads at once. */
@FunctionalInterface
public interface StudyListener {
    /** A listener that ignores everything. */
    StudyListener SILENT = event -> {};

    /** Tells every event to each of the listeners, in this order. */
    static StudyListener all(StudyListener... listeners) {
        List<StudyListener> all = List.of(listeners);
        return event -> all.forEach(listener -> listener.on(event));
    }

    /** Hears the next event; those of one trial in the order in which they happen. */
    void on(StudyEvent event);

    /** Tells the user one line. */
    default void note(String line) {
        on(new StudyEvent.Noted(line));
    }

    /** Warns the user in one line. */
    default void warn(String line) {
        note(warning(line));
    }

    /** Marks a line as a warning. */
    static String warning(String line) {
        return "warning: " + line;
    }
}
