package werkbank.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import werkbank.InputException;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.experiment.Cluster;
import werkbank.experiment.TrialRunner;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;
import werkbank.study.StudyListener;

/** The place where the trials of a search are trained. */
interface TrainingPlace extends AutoCloseable {
    WorkerPlan plan();

    /** The engine of the workers, and the device that they run on. */
    TrainingEngine engine();

    /** The backend that networks are computed with. */
    Backend backend();

    /** @param log hears what workers log, as far as it comes here */
    TrialRunner start(Consumer<String> log);

    @Override
    void close();

    /**
     * Finds the place. A study that was begun elsewhere in a precision that isn't to be had here goes on all the same.
     *
     * @throws InputException when a cluster is wanted that can't be had, no trial fits into this machine's memory, or a new
     *     study is wanted in a precision that the engine doesn't have
     */
    static TrainingPlace of(
            Workspace workspace,
            SearchRequest request,
            SearchSpace space,
            String study,
            StudyData data,
            int trials,
            StudyListener told) {
        TrainingEngine training = TrainingEngine.of(workspace, space);
        MemoryNeed need = MemoryNeed.of(training.engine(), space, data.images());
        long workerMiB = need.most();
        if (request.cluster().isPresent()) {
            space.start().ifPresent(start -> {
                throw new InputException(
                        "start-from needs the study's folder where trials are trained, which --spark doesn't have");
            });
            Cluster cluster = connect(workspace, request.cluster().get(), space, study, data, workerMiB, told);
            return new OnCluster(training, cluster, request.workers(), workerMiB);
        }
        if (!workspace.archive().exists(study)) {
            request.precision().ifPresent(named -> TrainingPrecision.require(training.engine(), named));
        }
        Machine machine = Machine.here();
        if (!training.device().isGpu()) {
            need.requireAnyFits(request.space(), machine);
        }
        return new OnThisMachine(
                training,
                WorkerPlan.of(
                        machine,
                        trials,
                        request.workers(),
                        new CardShares(training.engine(), machine, told::note, told::note)
                                .of(training.device().cards(), space, data.images(), trials, request.workers()),
                        workerMiB));
    }

    private static Cluster connect(
            Workspace workspace,
            SearchRequest.OnCluster wish,
            SearchSpace space,
            String study,
            StudyData data,
            long workerMiB,
            StudyListener told) {
        requireFiles(space, data);
        Cluster.Connector connector = ServiceLoader.load(Cluster.Connector.class)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "this build of Werkbank has no Spark; the launcher ./werkbank makes one when it sees --spark"));
        told.note("connecting to " + (wish.master().isEmpty() ? "Spark" : wish.master()));
        return connector.connect(new Cluster.Wish(
                wish.master(),
                "werkbank " + study,
                data.files().stream()
                        .map(file -> Path.of(space.data().folder(), file.name()))
                        .toList(),
                workerMiB,
                workspace.engineName(),
                wish.storage(),
                wish.settings()));
    }

    /** Pictures in folders are too many to be sent along one by one, and files of the same name would meet. */
    private static void requireFiles(SearchSpace space, StudyData data) {
        data.files().stream()
                .map(file -> Path.of(space.data().folder(), file.name()))
                .filter(file -> !Files.isRegularFile(file))
                .findFirst()
                .ifPresent(none -> {
                    throw new InputException(String.format(
                            Locale.ROOT,
                            "%s: a cluster's machines are sent data in a few files, such as IDX files, not pictures in"
                                    + " folders; train without --spark",
                            space.data().folder()));
                });
    }

    /** Worker processes on this machine. */
    record OnThisMachine(TrainingEngine engine, WorkerPlan plan) implements TrainingPlace {
        /** The backend of the workers; beside a GPU that this process must not touch, its own is another. */
        @Override
        public Backend backend() {
            Hardware hardware = engine.engine().hardware();
            return engine.device().isGpu() ? hardware.ofGpuWorker(plan.threads()) : hardware.backend();
        }

        @Override
        public TrialRunner start(Consumer<String> log) {
            return new LocalRunner(WorkerOptions.of(plan, engine.engine().name(), log));
        }

        @Override
        public void close() {}
    }

    /** Tasks of a cluster. */
    final class OnCluster implements TrainingPlace {
        private final TrainingEngine engine;
        private final Cluster cluster;
        private final WorkerPlan plan;

        OnCluster(TrainingEngine engine, Cluster cluster, OptionalInt workers, long workerMiB) {
            this.engine = engine;
            this.cluster = cluster;
            this.plan = WorkerPlan.elsewhere(
                    workers.orElse(cluster.places()), cluster.threads(), workerMiB, cluster.words());
        }

        @Override
        public WorkerPlan plan() {
            return plan;
        }

        @Override
        public TrainingEngine engine() {
            return engine;
        }

        /** The backend of this process; executors of another kind of machine aren't asked. */
        @Override
        public Backend backend() {
            return engine.engine().hardware().backend();
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
