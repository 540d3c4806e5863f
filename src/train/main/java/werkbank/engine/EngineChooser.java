package werkbank.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.InputException;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceWish;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;

/** Decides which engine computes on which device; an engine that is not chosen for a GPU doesn't load CUDA. */
final class EngineChooser {
    private final DeviceWish wish;
    private final Optional<String> name;
    private final List<Engine> all;
    private final List<Engine> candidates;

    /** @throws InputException when there is no engine of that name */
    EngineChooser(DeviceWish wish, Optional<String> name, List<Engine> all) {
        this.wish = wish;
        this.name = name;
        this.all = all;
        this.candidates =
                name.map(wanted -> List.of(Engines.named(wanted, all))).orElse(all);
    }

    EngineChoice among(FoundGpus found) {
        if (found.gpus().isEmpty()) {
            boolean noneHasCuda = candidates.stream()
                    .allMatch(engine -> engine.hardware().cuda().isEmpty());
            return withoutGpu(
                    "no GPU was found: " + found.none() + (noneHasCuda ? "; this build is for the CPU besides" : ""),
                    false);
        }
        StringBuilder reasons = new StringBuilder();
        for (Engine engine : candidates) {
            if (engine.hardware().cuda().isEmpty()) {
                continue;
            }
            List<Gpu> usable = usable(engine, found);
            boolean usesAll = usable.size() == found.gpus().size();
            Optional<String> whyNot = whyNot(engine, found, usable, usesAll);
            if (whyNot.isEmpty()) {
                return new EngineChoice(engine, Device.of(usable, usesAll), usesAll ? engine : Engines.forCpu(all));
            }
            reasons.append(reasons.isEmpty() ? "" : "; ").append(whyNot.get());
        }
        return withoutGpu(reasons.isEmpty() ? noCuda(found) : reasons + advice(found), true);
    }

    private static List<Gpu> usable(Engine engine, FoundGpus found) {
        return found.gpus().stream()
                .filter(gpu -> engine.hardware().refusal(gpu).isEmpty())
                .toList();
    }

    private static Optional<String> whyNot(Engine engine, FoundGpus found, List<Gpu> usable, boolean usesAll) {
        if (usable.isEmpty()) {
            return Optional.of(found.gpus().stream()
                    .map(gpu -> engine.hardware().refusal(gpu))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("; ")));
        }
        return engine.whyNot()
                .or(() -> usesAll
                        ? engine.hardware().whyNoGpu().map(reason -> "CUDA doesn't load: " + reason)
                        : Optional.empty());
    }

    /** Says that none of the candidates has CUDA, and which build would, if any. */
    private String noCuda(FoundGpus found) {
        if (name.isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "%s is there, but the engine '%s' has no CUDA in this build%s",
                    found.gpus().get(0).label(),
                    name.get(),
                    advice(found));
        }
        return firstForAnotherBuild(found)
                .map(gpu -> String.format(
                        Locale.ROOT,
                        "%s is there, but this build is for the CPU; WERKBANK_BUILD=%s builds for it",
                        gpu.label(),
                        missing(gpu).orElseThrow().build()))
                .orElseGet(() ->
                        found.gpus().stream().map(CudaRelease::refusalOfAll).collect(Collectors.joining("; ")));
    }

    private String advice(FoundGpus found) {
        return firstForAnotherBuild(found)
                .map(gpu -> String.format(
                        Locale.ROOT,
                        "; WERKBANK_BUILD=%s builds for %s",
                        missing(gpu).orElseThrow().build(),
                        gpu.label()))
                .orElse("");
    }

    private Optional<Gpu> firstForAnotherBuild(FoundGpus found) {
        return found.gpus().stream().filter(gpu -> missing(gpu).isPresent()).findFirst();
    }

    /** The best release for a GPU that no engine of this build has. */
    private Optional<CudaRelease> missing(Gpu gpu) {
        List<CudaRelease> present = all.stream()
                .map(engine -> engine.hardware().cuda())
                .flatMap(Optional::stream)
                .toList();
        return Arrays.stream(CudaRelease.values())
                .filter(release -> !present.contains(release))
                .filter(release -> release.refusal(gpu).isEmpty())
                .findFirst();
    }

    private EngineChoice withoutGpu(String why, boolean noteworthy) {
        if (name.isPresent() && !candidates.get(0).hardware().runsOnCpu()) {
            throw Engines.cantRun(name.get(), why);
        }
        if (wish == DeviceWish.GPU) {
            throw new InputException(
                    String.format(Locale.ROOT, "--device is 'gpu', but %s; --device auto runs on the CPU then", why));
        }
        return onCpu(why, noteworthy);
    }

    /** @param reason why no GPU is used, in words */
    EngineChoice onCpu(String reason, boolean noteworthy) {
        Engine engine = name.isEmpty() ? Engines.forCpu(all) : wantedOnCpu();
        return new EngineChoice(engine, Device.cpu(reason, noteworthy), engine);
    }

    private Engine wantedOnCpu() {
        Engine engine = candidates.get(0);
        Optional<String> reason = engine.hardware().runsOnCpu()
                ? engine.whyNot()
                : Optional.of("it runs on GPUs only, and --device is 'cpu'");
        if (reason.isPresent()) {
            throw Engines.cantRun(engine.name(), reason.get());
        }
        return engine;
    }
}
