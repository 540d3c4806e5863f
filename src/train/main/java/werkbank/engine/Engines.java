package werkbank.engine;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

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

    /**
     * The engine that trains a recipe: the chosen one, or the best other one where that can't.
     *
     * @throws InputException when none can; the message says why
     */
    public static Engine forTraining(Engine chosen, Recipe recipe) {
        return forTraining(chosen, recipe, false);
    }

    /** @param partly whether not all layers learn at one rate */
    public static Engine forTraining(Engine chosen, Recipe recipe, boolean partly) {
        return forTraining(chosen, recipe, partly, all());
    }

    static Engine forTraining(Engine chosen, Recipe recipe, boolean partly, List<Engine> all) {
        return inPlaceOf(chosen, engine -> whyNot(engine, recipe, partly), "train", all);
    }

    /**
     * Why an engine can't train a recipe, in words that follow 'it'; empty when it can.
     *
     * @param partly whether not all layers learn at one rate
     */
    public static Optional<String> whyNot(Engine engine, Recipe recipe, boolean partly) {
        return engine.whyNot(recipe).or(() -> Optional.of("has all layers learn at one rate")
                .filter(reason -> partly && !engine.trainsPartly()));
    }

    /**
     * The engine that answers with the network in a zip: the chosen one, or the best other one where that can't.
     *
     * @param images that the network is for
     * @throws InputException when none can, or the zip can't be read; the message says why
     */
    public static Engine forReading(Engine chosen, Path zip, Shape images) {
        return inPlaceOf(chosen, engine -> engine.whyNot(zip, images), "compute", all());
    }

    /**
     * Finds what computes networks in eight bits here: the chosen engine, or the best other one for the CPU. Empty where none can,
     * and where the chosen one computes on a card, which is faster with floats.
     */
    public static Optional<Quantiser> quantiser(Engine chosen) {
        return quantiser(chosen, all());
    }

    static Optional<Quantiser> quantiser(Engine chosen, List<Engine> all) {
        return isOnCard(chosen)
                ? Optional.empty()
                : quantisers(chosen, all)
                        .filter(able -> able.whyNot().isEmpty())
                        .findFirst();
    }

    /** Why no network can be computed in eight bits here, in words; empty when some can. */
    public static Optional<String> whyNotInt8(Engine chosen) {
        return whyNotInt8(chosen, all());
    }

    static Optional<String> whyNotInt8(Engine chosen, List<Engine> all) {
        if (isOnCard(chosen)) {
            return Optional.of("engine " + chosen.name() + " computes on a card, in 32 bits");
        }
        if (quantiser(chosen, all).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(quantisers(chosen, all)
                .flatMap(able -> able.whyNot().map(reason -> "engine " + able.name() + " " + reason).stream())
                .findFirst()
                .orElse("no engine of this build computes in 8 bits"));
    }

    private static boolean isOnCard(Engine engine) {
        return !engine.hardware().runsOnCpu() || engine.hardware().backend().gpu();
    }

    private static Stream<Quantiser> quantisers(Engine chosen, List<Engine> all) {
        return Stream.concat(Stream.of(chosen), all.stream().filter(engine -> engine.hardware()
                        .runsOnCpu()))
                .flatMap(engine -> engine.quantiser().stream());
    }

    /** An engine for cards is replaced by another one if there is one; it gives way to one for the CPU, never the reverse. */
    private static Engine inPlaceOf(
            Engine chosen, Function<Engine, Optional<String>> whyNot, String work, List<Engine> all) {
        Optional<String> reason = whyNot.apply(chosen);
        if (reason.isEmpty()) {
            return chosen;
        }
        boolean onCpu = chosen.hardware().runsOnCpu();
        List<Engine> others = all.stream()
                .filter(engine -> !engine.name().equals(chosen.name()))
                .filter(engine -> engine.hardware().runsOnCpu() || !onCpu)
                .filter(engine -> engine.whyNot().isEmpty())
                .toList();
        return others.stream()
                .filter(engine -> whyNot.apply(engine).isEmpty())
                .findFirst()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "no engine here can %s this network: %s %s%s",
                        work,
                        chosen.name(),
                        reason.get(),
                        others.stream()
                                .map(engine -> "; " + engine.name() + " "
                                        + whyNot.apply(engine).orElseThrow())
                                .collect(Collectors.joining()))));
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
