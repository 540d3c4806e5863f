package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import werkbank.InputException;

/** A space's YAML text for a study of one trial: all that trains it, nothing that searches. */
public final class OneTrialText {
    static final Set<String> SEARCHING = Set.copyOf(
            Stream.concat(Stream.of("seed", "trials", "timeout", "sampler", "ensemble"), SearchPlanReader.KEYS.stream())
                    .filter(key -> !key.equals("objective"))
                    .toList());

    private final List<String> lines;
    private final YamlTree.Keys root;

    private OneTrialText(List<String> lines, YamlTree.Keys root) {
        this.lines = lines;
        this.root = root;
    }

    /**
     * The text without the keys that say how several trials are searched, and with {@code trials: 1} at its end. A list
     * {@code enqueue} may follow.
     *
     * @param yaml a space's text, whole
     * @return empty when the text isn't one key a line, from the first column, or a key that is left needs one that isn't
     */
    public static Optional<String> of(String yaml) {
        return keys(yaml).flatMap(root -> new OneTrialText(yaml.lines().toList(), root).text());
    }

    private static Optional<YamlTree.Keys> keys(String yaml) {
        try {
            return YamlText.parse(yaml, "the space")
                    .filter(YamlTree.Keys.class::isInstance)
                    .map(YamlTree.Keys.class::cast);
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text() {
        List<Integer> starts = root.entries().values().stream()
                .map(entry -> entry.place().line())
                .sorted()
                .toList();
        boolean oneEach = new HashSet<>(starts).size() == starts.size()
                && root.entries().values().stream()
                        .allMatch(entry -> entry.place().column() == 1);
        if (!oneEach) {
            return Optional.empty();
        }
        String text = String.join("\n", without(starts)).stripTrailing() + "\n\ntrials: 1\n";
        return keys(text).filter(this::trainsTheSame).map(same -> text);
    }

    private List<String> without(List<Integer> starts) {
        Set<Integer> dropped = new HashSet<>();
        root.entries().forEach((key, entry) -> {
            if (SEARCHING.contains(key)) {
                int start = entry.place().line();
                int next =
                        starts.stream().filter(line -> line > start).findFirst().orElse(lines.size() + 1);
                for (int line = start; line < next - comment(next); line++) {
                    dropped.add(line);
                }
            }
        });
        List<String> kept = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            if (!dropped.contains(line)) {
                kept.add(lines.get(line - 1));
            }
        }
        return kept;
    }

    /** Lines right above a key that are its comment. */
    private int comment(int key) {
        int above = 0;
        while (key - above - 2 >= 0 && lines.get(key - above - 2).startsWith("#")) {
            above++;
        }
        return above;
    }

    private boolean trainsTheSame(YamlTree.Keys other) {
        return training(root).equals(training(other));
    }

    private static String training(YamlTree.Keys keys) {
        YamlTree.Keys left = keys;
        for (String key : SEARCHING) {
            left = left.without(key);
        }
        return SpaceFingerprint.of(left);
    }
}
