package werkbank.app;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import werkbank.InputException;
import werkbank.engine.Backend;
import werkbank.engine.Hardware;
import werkbank.experiment.Cluster;
import werkbank.experiment.SentData;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrialRunner;
import werkbank.run.local.LocalRunner;
import werkbank.run.local.Machine;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.DataSpec;
import werkbank.space.SearchSpace;
import werkbank.study.StudyListener;

/** The place where the trials of a search are trained. */
interface TrainingPlace extends AutoCloseable {
    WorkerPlan plan();

    /** The engine of the workers, and the device that they run on. */
    TrainingEngine engine();

    /** The backend that networks are computed with. */
    Backend backend();

    /**
     * Starts what trains the trials of a study.
     *
     * @param log hears what workers log, as far as it comes here
     */
    TrialRunner start(StudyRecord study, Consumer<String> log);

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
            CheckedSpace checked,
            BegunStudy begun,
            int trials,
            StudyListener told) {
        SearchSpace space = checked.space();
        TrainingEngine training = TrainingEngine.of(workspace, space, begun);
        MemoryNeed need = checked.need(training);
        if (request.cluster().isPresent()) {
            space.start().ifPresent(start -> {
                throw new InputException(
                        "start-from needs the study's folder where trials are trained, which --spark doesn't have");
            });
            return connect(training, request, checked, begun.name(), need.worker(), told);
        }
        if (!begun.exists()) {
            request.precision().ifPresent(named -> TrainingPrecision.require(training.engine(), named));
        }
        Machine machine = Machine.here();
        need.requireAnyFits(request.space(), training.device(), machine);
        return new OnThisMachine(
                training,
                WorkerPlan.of(
                        machine,
                        trials,
                        request.workers(),
                        new CardShares(training.engine(), machine, told::note, told::note)
                                .of(
                                        training.device().cards(),
                                        space,
                                        checked.data().images(),
                                        trials,
                                        request.workers()),
                        need.worker()));
    }

    private static OnCluster connect(
            TrainingEngine training,
            SearchRequest request,
            CheckedSpace checked,
            String study,
            WorkerMemory worker,
            StudyListener told) {
        SentData sent = checked.data()
                .sent()
                .orElseThrow(() -> new InputException(String.format(
                        Locale.ROOT,
                        "%s: a cluster's machines are sent data in a few files, such as IDX files, not pictures in"
                                + " folders; train without --spark",
                        checked.space().data().folder())));
        SearchRequest.OnCluster wish = request.cluster().orElseThrow();
        Cluster.Connector connector = ServiceLoader.load(Cluster.Connector.class)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "this build of Werkbank has no Spark; the launcher ./werkbank makes one when it sees --spark"));
        told.note("connecting to " + (wish.master().isEmpty() ? "Spark" : wish.master()));
        Cluster cluster = connector.connect(new Cluster.Wish(
                wish.master(),
                "werkbank " + study,
                sent,
                worker.allMiB(),
                worker.heapLimitMiB(),
                training.elsewhere(),
                wish.storage(),
                wish.settings()));
        return new OnCluster(training, cluster, sent.spec(), request.workers(), worker);
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
        public TrialRunner start(StudyRecord study, Consumer<String> log) {
            return new LocalRunner(WorkerOptions.of(plan, engine.engine().name(), log));
        }

        @Override
        public void close() {}
    }

    /** Tasks of a cluster. */
    final class OnCluster implements TrainingPlace {
        private final TrainingEngine engine;
        private final Cluster cluster;
        private final DataSpec sent;
        private final WorkerPlan plan;

        /** @param sent by which the cluster's machines read the images */
        OnCluster(TrainingEngine engine, Cluster cluster, DataSpec sent, OptionalInt workers, WorkerMemory worker) {
            this.engine = engine;
            this.cluster = cluster;
            this.sent = sent;
            this.plan =
                    WorkerPlan.elsewhere(workers.orElse(cluster.places()), cluster.threads(), worker, cluster.words());
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
        public TrialRunner start(StudyRecord study, Consumer<String> log) {
            return new SentTrials(cluster.runner(study), sent);
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
