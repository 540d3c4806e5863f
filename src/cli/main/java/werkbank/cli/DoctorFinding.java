package werkbank.cli;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.engine.Engine;
import werkbank.engine.Hardware;
import werkbank.engine.device.CudaRelease;
import werkbank.engine.device.Device;
import werkbank.engine.device.FoundGpus;
import werkbank.engine.device.Gpu;
import werkbank.recipe.Precision;

/**
 * The answer of {@code doctor}, which {@code --json} writes as it is: keys may be added, none renamed.
 *
 * @param engine name of the one that computes trials
 * @param engines all of this build
 * @param instead name of the one that trains what that leaves; empty where it leaves nothing, or no other has all of it
 * @param sharing why so many workers share each GPU, for the tutorial's network; none on the CPU
 */
record DoctorFinding(
        String engine,
        String instead,
        List<EngineFinding> engines,
        String backend,
        String convolution,
        int threads,
        GpuFinding gpu,
        double speedup,
        double imagesPerSecond,
        double plainImagesPerSecond,
        boolean fastPath,
        String workers,
        List<String> sharing,
        String java,
        String processor,
        long memoryMiB) {

    /** Finds the engine that trains everything that the chosen one leaves; one for GPUs never stands in for one for the CPU. */
    static String instead(Engine chosen, List<Engine> engines) {
        return engines.stream()
                .filter(engine -> !chosen.lacks().isEmpty() && !engine.name().equals(chosen.name()))
                .filter(engine ->
                        engine.hardware().runsOnCpu() || !chosen.hardware().runsOnCpu())
                .filter(engine -> engine.whyNot().isEmpty())
                .filter(engine -> Collections.disjoint(engine.lacks(), chosen.lacks()))
                .map(Engine::name)
                .findFirst()
                .orElse("");
    }

    /**
     * An engine of this build.
     *
     * @param usable whether it can run here
     * @param reason why not; empty when it can
     * @param library that it computes with, and its version
     * @param precisions that it trains in; the first unless a space says otherwise; empty when it can't run
     * @param libraries NVIDIA's that it has found, and where
     * @param lacks layers, blocks and keys that it leaves to other engines, in alphabetical order
     */
    record EngineFinding(
            String name,
            boolean usable,
            String reason,
            String library,
            List<String> precisions,
            List<String> libraries,
            List<String> lacks) {

        /**
         * Asks an engine from the cheapest question to the dearest.
         *
         * @param gpus that are there, without which an engine for GPUs can't run
         * @param mayLoad whether an engine for GPUs may load CUDA to find out
         */
        static EngineFinding of(Engine engine, FoundGpus gpus, boolean mayLoad) {
            Hardware hardware = engine.hardware();
            Optional<String> whyNot = noCard(engine, gpus)
                    .or(engine::whyNot)
                    .or(() -> mayLoad && !hardware.runsOnCpu() ? hardware.whyNoGpu() : Optional.empty());
            return new EngineFinding(
                    engine.name(),
                    whyNot.isEmpty(),
                    whyNot.orElse(""),
                    engine.library(),
                    whyNot.isEmpty()
                            ? engine.precisions().stream().map(Precision::label).toList()
                            : List.of(),
                    engine.hardware().libraries(),
                    engine.lacks().stream().sorted().toList());
        }

        private static Optional<String> noCard(Engine engine, FoundGpus found) {
            List<String> refusals = found.gpus().stream()
                    .map(gpu -> engine.hardware().refusal(gpu))
                    .flatMap(Optional::stream)
                    .toList();
            if (engine.hardware().runsOnCpu() || refusals.size() < found.gpus().size()) {
                return Optional.empty();
            }
            return Optional.of(refusals.isEmpty() ? "no GPU was found: " + found.none() : String.join("; ", refusals));
        }
    }

    /**
     * Tells of the GPUs that the driver knows.
     *
     * @param usable whether trials run on a GPU
     * @param reason on which, or why not
     * @param cards every one that the driver tells of
     */
    record GpuFinding(boolean usable, String reason, List<Card> cards) {
        static GpuFinding of(Device device, FoundGpus found, List<Engine> engines) {
            return new GpuFinding(
                    device.isGpu(),
                    device.reason(),
                    found.gpus().stream().map(gpu -> Card.of(gpu, engines)).toList());
        }
    }

    /**
     * A GPU that the driver tells of.
     *
     * @param usable whether an engine of this build can run on it
     * @param reason why not; empty when one can
     * @param engine name of the first by rank that can; empty when none can
     */
    record Card(
            int index,
            String name,
            String computeCapability,
            String driver,
            long memoryMiB,
            boolean usable,
            String reason,
            String engine) {

        static Card of(Gpu gpu, List<Engine> engines) {
            Optional<Engine> first = engines.stream()
                    .filter(engine -> engine.hardware().refusal(gpu).isEmpty())
                    .findFirst();
            return new Card(
                    gpu.index(),
                    gpu.name(),
                    gpu.capability().toString(),
                    gpu.driver(),
                    gpu.memoryMiB(),
                    first.isPresent(),
                    first.isPresent() ? "" : reason(gpu, engines),
                    first.map(Engine::name).orElse(""));
        }

        private static String reason(Gpu gpu, List<Engine> engines) {
            String refusals = engines.stream()
                    .filter(engine -> engine.hardware().cuda().isPresent())
                    .map(engine -> engine.hardware().refusal(gpu).orElseThrow())
                    .collect(Collectors.joining("; "));
            String other = CudaRelease.runningOn(gpu)
                    .map(release -> "; WERKBANK_BUILD=" + release.build() + " builds for it")
                    .orElse("");
            return (refusals.isEmpty() ? "this build is for the CPU" : refusals) + other;
        }
    }
}
