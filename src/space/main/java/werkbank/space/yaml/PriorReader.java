package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.space.Confidence;
import werkbank.space.Parameter;
import werkbank.space.Prior;

/** Reads the keys {@code prior: 1e-3} and {@code confidence: high} of a range. */
final class PriorReader {
    static final List<String> KEYS = List.of("prior", "confidence");

    private static final Domain.Word WORDS = new Domain.Word(
            Stream.of(Confidence.values()).map(Confidence::label).toList());

    private PriorReader() {}

    /**
     * The parameter with the prior that its keys have.
     *
     * @throws werkbank.InputException when the prior is none of the parameter's values, or the confidence is in nothing
     */
    static Parameter read(Parameter range, YamlTree.Keys keys) {
        Problems problems = new Problems();
        var confidence = problems.read(() -> confidence(keys));
        var value = problems.read(() -> keys.find("prior").map(tree -> value(range, tree)));
        problems.check(() -> notAlone(range, keys));
        problems.raise();
        return range.with(value.orElseThrow().map(prior -> new Prior(prior, confidence.orElseThrow())));
    }

    private static Object value(Parameter range, YamlTree tree) {
        String label = "the prior of " + range.name();
        String rule = String.format(Locale.ROOT, "a value of %s: %s", range.name(), range.range());
        YamlTree.Scalar scalar = tree.scalar(label, rule);
        return range.canonical(scalar.value()).orElseThrow(() -> scalar.wrong(label, rule));
    }

    private static Confidence confidence(YamlTree.Keys keys) {
        return keys.find("confidence")
                .map(tree -> (String) tree.value("confidence", WORDS))
                .map(word -> Confidence.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Confidence.MEDIUM);
    }

    private static void notAlone(Parameter range, YamlTree.Keys keys) {
        Optional<YamlTree.Entry> confidence = Optional.ofNullable(keys.entries().get("confidence"));
        if (confidence.isPresent() && !keys.entries().containsKey("prior")) {
            throw confidence
                    .get()
                    .place()
                    .error(String.format(
                            Locale.ROOT,
                            "%s has confidence %s without a prior; write prior: with the value that is expected to be"
                                    + " good, or delete confidence",
                            range.name(),
                            confidence.get().value().text()));
        }
    }
}
