package werkbank.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import werkbank.InputException;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.device.Device;
import werkbank.recipe.Recipe;
import werkbank.space.SearchSpace;
import werkbank.space.StartFrom;

/**
 * The engine that workers are started with for the networks of a space, and the device that they run on. A worker takes
 * another engine for a network that this one can't train.
 *
 * @param reason why it isn't the best one here, or why another one trains some of the networks, in words; empty where the
 *     best trains all
 */
public record TrainingEngine(Engine engine, Device device, String reason) {
    /**
     * Finds the engine by the networks at the corners of a space.
     *
     * @throws InputException when an engine was named that can't train all of them, or no engine can
     */
    public static TrainingEngine of(Workspace workspace, SearchSpace space) {
        Engine best = workspace.engine();
        Device device = workspace.device();
        List<Recipe> all = space.corners().toList();
        boolean partly = space.start().filter(StartFrom::isPartly).isPresent();
        List<Recipe> refused = all.stream()
                .filter(recipe -> Engines.whyNot(best, recipe, partly).isPresent())
                .toList();
        if (refused.isEmpty()) {
            return new TrainingEngine(best, device, "");
        }
        String why =
                best.name() + " " + Engines.whyNot(best, refused.get(0), partly).orElseThrow();
        if (workspace.engineName().isPresent()) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--engine is '%s', which can't train this space: %s; without --engine another one does",
                    best.name(),
                    why));
        }
        Engine other = Engines.forTraining(best, refused.get(0), partly);
        boolean toCpu = device.isGpu() && other.hardware().runsOnCpu();
        return refused.size() < all.size()
                ? new TrainingEngine(best, device, some(other, toCpu, why))
                : new TrainingEngine(other, toCpu ? Device.cpu(why, true) : device, why);
    }

    private static String some(Engine other, boolean toCpu, String why) {
        return String.format(
                Locale.ROOT, "%s trains some of the networks%s: %s", other.name(), toCpu ? " on the CPU" : "", why);
    }

    /** Says it in one line: {@code cpu; dl4j has no residual}. */
    public String words() {
        return reason.isEmpty() ? engine.name() : engine.name() + "; " + reason;
    }

    /** Tells that another engine computes than usual, in one line. */
    Optional<String> note() {
        return Optional.of("engine " + words()).filter(line -> !reason.isEmpty());
    }
}
