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
    /** The name of the engine that only a build of its own has. */
    private static final String CUDA = "cuda";

    private Engines() {}

    /** All engines, whether they can run here or not; the highest rank first. */
    public static List<Engine> all() {
        return ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Engine::rank).reversed().thenComparing(Engine::name))
                .toList();
    }

    /**
     * The engine of the highest rank among those that can run here without a GPU; with one, {@link EngineChoice} chooses.
     *
     * @throws WerkbankException when none can; the message says why
     */
    public static Engine best() {
        return forCpu(all());
    }

    /**
     * The engine of a name, or the best for the CPU when none is named.
     *
     * @throws InputException when there is no engine of that name, or it can't run here
     * @throws WerkbankException when none is named and none can run here
     */
    public static Engine wanted(Optional<String> name) {
        return name.map(Engines::able).orElseGet(Engines::best);
    }

    private static Engine able(String name) {
        Engine engine = named(name, all());
        engine.whyNot().ifPresent(reason -> {
            throw cantRun(name, reason);
        });
        return engine;
    }

    static Engine forCpu(List<Engine> all) {
        List<Engine> candidates =
                all.stream().filter(engine -> engine.hardware().runsOnCpu()).toList();
        return candidates.stream()
                .filter(engine -> engine.whyNot().isEmpty())
                .findFirst()
                .orElseThrow(() -> new WerkbankException(
                        candidates.isEmpty()
                                ? "this build has no engine to compute networks with on the CPU"
                                : "no engine can compute networks here: " + reasons(candidates)));
    }

    private static String reasons(List<Engine> candidates) {
        return candidates.stream()
                .map(engine -> engine.name() + ": " + engine.whyNot().orElseThrow())
                .collect(Collectors.joining("; "));
    }

    static Engine named(String name, List<Engine> all) {
        return all.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "--engine is '%s', which this build doesn't have; it has %s%s",
                        name,
                        all.stream().map(Engine::name).collect(Collectors.joining(", ")),
                        name.equals(CUDA) ? "; WERKBANK_BUILD=cuda builds with it" : "")));
    }

    static InputException cantRun(String name, String reason) {
        return new InputException(String.format(
                Locale.ROOT,
                "--engine is '%s', which can't run here: %s; without --engine the best is taken",
                name,
                reason));
    }
}
