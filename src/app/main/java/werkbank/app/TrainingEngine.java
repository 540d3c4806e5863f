package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import werkbank.InputException;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.device.Device;
import werkbank.experiment.StudyRecord;
import werkbank.recipe.Recipe;
import werkbank.space.SearchSpace;
import werkbank.space.StartFrom;

/**
 * The engine that workers are started with for the networks of a space, and the device that they run on. A worker takes
 * another engine for a network that this one can't train.
 *
 * @param reason why it isn't the best one here, or why another one trains some of the networks, in words; empty where the
 *     best trains all
 * @param kept whether other machines are to take it too, since it was named or the study was begun with it; otherwise
 *     each takes the best that can run there
 */
public record TrainingEngine(Engine engine, Device device, String reason, boolean kept) {
    /** An engine that other machines needn't take. */
    public TrainingEngine(Engine engine, Device device, String reason) {
        this(engine, device, reason, false);
    }

    /**
     * Finds the engine by the networks at the corners of a space.
     *
     * @throws InputException when an engine was named that can't train all of them, or no engine can
     */
    static TrainingEngine of(Workspace workspace, SearchSpace space) {
        TrainingEngine found = of(workspace.engine(), workspace.device(), space);
        if (workspace.engineName().isEmpty()) {
            return found;
        }
        if (found.reason().isEmpty()) {
            return new TrainingEngine(found.engine(), found.device(), "", true);
        }
        String best = workspace.engine().name();
        String why = whyNot(workspace.engine(), space).orElseThrow();
        throw new InputException(String.format(
                Locale.ROOT,
                "--engine is '%s', which can't train this space: %s %s; without --engine another one does",
                best,
                best,
                why));
    }

    /** Finds it where another one may take the place of the best. */
    static TrainingEngine of(Engine best, Device device, SearchSpace space) {
        List<Recipe> all = space.corners().toList();
        boolean partly = isPartly(space);
        List<Recipe> refused = all.stream()
                .filter(recipe -> Engines.whyNot(best, recipe, partly).isPresent())
                .toList();
        if (refused.isEmpty()) {
            return new TrainingEngine(best, device, "");
        }
        String why = best.name() + " " + whyNot(best, space).orElseThrow();
        Engine other = Engines.forTraining(best, refused.get(0), partly);
        boolean toCpu = device.isGpu() && other.hardware().runsOnCpu();
        return refused.size() < all.size()
                ? new TrainingEngine(best, device, some(other, toCpu, why))
                : new TrainingEngine(other, toCpu ? Device.cpu(why, true) : device, why);
    }

    private static boolean isPartly(SearchSpace space) {
        return space.start().filter(StartFrom::isPartly).isPresent();
    }

    /** Why an engine can't train all networks of a space, by the first that it can't. */
    private static Optional<String> whyNot(Engine engine, SearchSpace space) {
        return space.corners()
                .flatMap(recipe -> Engines.whyNot(engine, recipe, isPartly(space)).stream())
                .findFirst();
    }

    /**
     * Finds the engine for a study that may be there already: on the CPU it goes on with the one that it was begun with, unless
     * another one is named, so that its trials stay alike.
     *
     * @throws InputException as {@link #of(Workspace, SearchSpace)}
     */
    public static TrainingEngine of(Workspace workspace, SearchSpace space, BegunStudy study) {
        return goingOn(workspace, space, study::engine);
    }

    /** Finds it for a study that is there, as {@link #of(Workspace, SearchSpace, BegunStudy)}. */
    static TrainingEngine of(Workspace workspace, SearchSpace space, StudyRecord study) {
        return goingOn(workspace, space, () -> Optional.of(study.provenance().engine()));
    }

    /** @param begun the name of the engine that the study was begun with, if it is there; asked only where that matters */
    private static TrainingEngine goingOn(Workspace workspace, SearchSpace space, Supplier<Optional<String>> begun) {
        TrainingEngine usual = of(workspace, space);
        boolean isFree = workspace.engineName().isEmpty() && !usual.device().isGpu();
        return isFree
                ? begun.get().flatMap(name -> inPlaceOf(usual, name, space)).orElse(usual)
                : usual;
    }

    private static Optional<TrainingEngine> inPlaceOf(TrainingEngine usual, String begun, SearchSpace space) {
        return Engines.all().stream()
                .filter(engine -> engine.name().equals(begun))
                .filter(engine -> !begun.equals(usual.engine().name()))
                .filter(engine ->
                        engine.hardware().runsOnCpu() && engine.whyNot().isEmpty())
                .filter(engine -> whyNot(engine, space).isEmpty())
                .map(engine -> new TrainingEngine(engine, usual.device(), "the study was begun with it", true))
                .findFirst();
    }

    private static String some(Engine other, boolean toCpu, String why) {
        return String.format(
                Locale.ROOT, "%s trains some of the networks%s: %s", other.name(), toCpu ? " on the CPU" : "", why);
    }

    /** Says it in one line: {@code cpu; dl4j has no residual}. */
    public String words() {
        return reason.isEmpty() ? engine.name() : engine.name() + "; " + reason;
    }

    /** The engine's name, for workers on other machines; empty where each takes its best. */
    Optional<String> elsewhere() {
        return Optional.of(engine.name()).filter(name -> kept);
    }

    /** Tells that another engine computes than usual, in one line. */
    Optional<String> note() {
        return Optional.of("engine " + words()).filter(line -> !reason.isEmpty());
    }
}
