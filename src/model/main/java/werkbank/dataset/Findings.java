package werkbank.dataset;

import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that tell people what was found in a data folder, each without a full stop.
 *
 * @param found one line, for instance {@code class folders: 3 classes, 180 training and 45 test pictures}; empty where
 *     there is nothing to say but the numbers of images
 * @param notes facts that need no remedy, files that were left out for instance
 * @param warnings what makes figures say less than they seem to, each with its remedy
 */
public record Findings(String found, List<String> notes, List<String> warnings) {
    /** Findings that say nothing. */
    public static final Findings NONE = new Findings("", List.of(), List.of());

    /** Copies the lists. */
    public Findings {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /** Has this line alone. */
    public static Findings of(String found) {
        return new Findings(found, List.of(), List.of());
    }

    /** Adds notes and warnings after those that are there. */
    public Findings with(List<String> moreNotes, List<String> moreWarnings) {
        return new Findings(
                found,
                Stream.concat(notes.stream(), moreNotes.stream()).toList(),
                Stream.concat(warnings.stream(), moreWarnings.stream()).toList());
    }
}
