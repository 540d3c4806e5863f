package werkbank.dataset.listed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import werkbank.Counted;

/** The files in a data folder that are not read, for a line each kind. */
public final class LeftOut {
    private final List<String> hidden = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final List<String> dangling = new ArrayList<>();
    private final List<String> unclassified = new ArrayList<>();

    void hidden(String file) {
        hidden.add(file);
    }

    void other(String file) {
        others.add(file);
    }

    void loop(String file) {
        loops.add(file);
    }

    void dangling(String file) {
        dangling.add(file);
    }

    void unclassified(String file) {
        unclassified.add(file);
    }

    /** The lines for people, without a full stop; none when nothing was left out. */
    public List<String> notes() {
        return Stream.of(
                        line(hidden, "hidden file", "left out %s: %s"),
                        line(
                                unclassified,
                                "picture",
                                "left out %s in no folder of a class: %s; move them into one to use them"),
                        line(others, "file", "left out %s without the name of a picture: %s"),
                        line(
                                loops,
                                "link",
                                "left out %s back to a folder around: %s; delete what leads there to be rid of this line"),
                        line(dangling, "link", "left out %s to what isn't there: %s; mend or delete them"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> line(List<String> files, String kind, String words) {
        return files.isEmpty()
                ? List.of()
                : List.of(String.format(Locale.ROOT, words, Counted.of(files.size(), kind), Counted.some(files)));
    }
}
