package werkbank.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.WerkbankException;

/** The engines of this build. */
public final class Engines {
    private Engines() {}

    /** All engines, whether they can run here or not; the highest rank first. */
    public static List<Engine> all() {
        return ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Engine::rank).reversed().thenComparing(Engine::name))
                .toList();
    }

    /**
     * The engine of the highest rank among those that can run here.
     *
     * @throws WerkbankException when none can; the message says why
     */
    public static Engine best() {
        return best(all());
    }

    /**
     * The engine that the user wants, or the best when none is named.
     *
     * @throws InputException when there is no engine of that name, or it can't run here
     * @throws WerkbankException when none is named and none can run here
     */
    public static Engine wanted(Optional<String> name) {
        return name.map(wanted -> named(wanted, all())).orElseGet(Engines::best);
    }

    static Engine best(List<Engine> all) {
        return all.stream()
                .filter(engine -> engine.whyNot().isEmpty())
                .findFirst()
                .orElseThrow(() -> new WerkbankException(
                        all.isEmpty()
                                ? "this build has no engine to compute networks with"
                                : "no engine can compute networks here: " + reasons(all)));
    }

    private static String reasons(List<Engine> all) {
        return all.stream()
                .map(engine -> engine.name() + ": " + engine.whyNot().orElseThrow())
                .collect(Collectors.joining("; "));
    }

    static Engine named(String name, List<Engine> all) {
        Engine found = all.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "--engine is '%s', which this build doesn't have; it has %s",
                        name,
                        all.stream().map(Engine::name).collect(Collectors.joining(", ")))));
        found.whyNot().ifPresent(reason -> {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--engine is '%s', which can't run here: %s; without --engine the best is taken",
                    name,
                    reason));
        });
        return found;
    }
}
