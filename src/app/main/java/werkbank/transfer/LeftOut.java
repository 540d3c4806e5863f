package werkbank.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.Counted;
import werkbank.option.MessageText;
import werkbank.space.FittedValues;

/** Trials that are left out, by reason. */
final class LeftOut {
    private final Map<String, List<String>> examples = new LinkedHashMap<>();

    /**
     * Counts a trial that is left out.
     *
     * @param example which it is, and what is wrong with it
     */
    void add(String reason, String example) {
        examples.computeIfAbsent(reason, any -> new ArrayList<>()).add(example);
    }

    /** @param which trial it is, for instance {@code trial 7} */
    void add(FittedValues.Misfit misfit, String which) {
        String name = misfit.parameter().name();
        if (misfit.value().isEmpty()) {
            add(String.format(Locale.ROOT, "%s is not known", name), which);
        } else {
            add(
                    String.format(
                            Locale.ROOT,
                            "%s is not %s",
                            name,
                            misfit.parameter().range()),
                    which + ": " + MessageText.shown(misfit.value().get()));
        }
    }

    /** How many, why, and which is the first; one line for each reason. */
    List<String> words() {
        return examples.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s left out: %s (%s%s)",
                        Counted.of(entry.getValue().size(), "trial"),
                        entry.getKey(),
                        entry.getValue().size() == 1 ? "" : "first ",
                        entry.getValue().get(0)))
                .toList();
    }
}
