package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import werkbank.InputException;

/** Everything that is wrong with a search space, in the order of its lines. */
final class WrongSpace extends InputException {
    /** Problems that are shown; who has mended them sees the others. */
    private static final int MOST = 20;

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param words the bad value, the rule and the remedy, in one line */
    record Problem(Place place, String words) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %s", place, words);
        }
    }

    /** @param problems at least one, in the order in which they are shown */
    WrongSpace(List<Problem> problems) {
        super(String.join("; ", lines(problems)));
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public List<String> lines() {
        return lines(problems);
    }

    private static List<String> lines(List<Problem> problems) {
        List<String> lines =
                problems.stream().limit(MOST).map(Problem::toString).collect(Collectors.toCollection(ArrayList::new));
        if (problems.size() > MOST) {
            lines.add(String.format(
                    Locale.ROOT, "%s: and %d more", problems.get(MOST).place(), problems.size() - MOST));
        }
        return lines;
    }
}
