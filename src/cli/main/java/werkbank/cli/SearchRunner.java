package werkbank.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import werkbank.InputException;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.device.Device;
import werkbank.experiment.Cluster;
import werkbank.experiment.TrialRunner;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;

/** Who trains the trials of a search. */
interface SearchRunner extends AutoCloseable {
    WorkerPlan plan();

    /** What its members compute with. */
    Backend backend();

    /** @param log hears what workers log, as far as it comes here */
    TrialRunner start(Consumer<String> log);

    @Override
    void close();

    /** @throws InputException when a cluster is wanted that can't be had */
    static SearchRunner of(SharedOptions shared, SearchOptions options, SearchSpace space, StudyData data, int trials) {
        MemoryNeed need = MemoryNeed.of(shared.engine(), space, data.images());
        long workerMiB = need.most();
        if (options.spark.isWanted()) {
            return new OnCluster(shared.engine(), connect(shared, options, space, data, workerMiB), options, workerMiB);
        }
        Machine machine = Machine.here();
        if (!shared.device().isGpu()) {
            need.requireAnyFits(options.space, machine);
        }
        return new OnThisMachine(
                shared.engine(),
                shared.engineName(),
                shared.device(),
                WorkerPlan.of(
                        machine, trials, options.workers(), shared.device().gpus(), workerMiB));
    }

    private static Cluster connect(
            SharedOptions shared, SearchOptions options, SearchSpace space, StudyData data, long workerMiB) {
        Cluster.Connector connector = ServiceLoader.load(Cluster.Connector.class)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "this build of Werkbank has no Spark; the launcher ./werkbank makes one when it sees --spark, and so"
                                + " does mvn -Pspark package"));
        if (!shared.quiet) {
            System.err.println(
                    "connecting to " + (options.spark.master().isEmpty() ? "Spark" : options.spark.master()));
        }
        return connector.connect(new Cluster.Wish(
                options.spark.master(),
                "werkbank " + options.studyName(space, shared.archive()),
                data.files().stream()
                        .map(file -> Path.of(space.data().folder(), file.name()))
                        .toList(),
                workerMiB,
                shared.engineName(),
                options.spark.storage(),
                options.spark.settings()));
    }

    /** Worker processes here. */
    record OnThisMachine(Engine engine, Optional<String> engineName, Device device, WorkerPlan plan)
            implements SearchRunner {
        /** The workers'. Beside a GPU that this process must not touch, its own is another. */
        @Override
        public Backend backend() {
            return device.isGpu()
                    ? engine.hardware().ofGpuWorker(plan.threads())
                    : engine.hardware().backend();
        }

        @Override
        public TrialRunner start(Consumer<String> log) {
            return new LocalRunner(WorkerOptions.of(plan, engineName, log));
        }

        @Override
        public void close() {}
    }

    /** Tasks of a cluster. */
    final class OnCluster implements SearchRunner {
        private final Engine engine;
        private final Cluster cluster;
        private final WorkerPlan plan;

        OnCluster(Engine engine, Cluster cluster, SearchOptions options, long workerMiB) {
            this.engine = engine;
            this.cluster = cluster;
            this.plan = WorkerPlan.elsewhere(
                    options.workers().orElse(cluster.places()), cluster.threads(), workerMiB, cluster.words());
        }

        @Override
        public WorkerPlan plan() {
            return plan;
        }

        /** This process's; executors of another kind of machine aren't asked. */
        @Override
        public Backend backend() {
            return engine.hardware().backend();
        }

        @Override
        public TrialRunner start(Consumer<String> log) {
            return cluster.runner();
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
