package werkbank.bench.curves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import werkbank.bench.Talker;
import werkbank.experiment.Search.Plan;
import werkbank.search.PlannedEpochs;
import werkbank.search.SearchChoice;
import werkbank.search.StudySearcher;
import werkbank.search.VirtualClock;
import werkbank.search.Watch;
import werkbank.space.SearchSpace;
import werkbank.space.WarmStart;
import werkbank.space.yaml.SpaceReader;

/** Runs the methods, Werkbank's in this process and Optuna's in one of Python. */
final class Searches implements AutoCloseable {
    /** The network is never made: the parameters of a task stand for its. */
    private static final String SPACE =
            """
            name: curves
            trials: %d
            sampler: %s
            scheduler: %s
            objective: %s
            network:
              - dense: {units: 10}
            training:
              epochs: %d
            """;

    /** What the space of a method that learns from others says; the trials themselves come with the plan. */
    private static final WarmStart LEARNING = new WarmStart(List.of(), List.of("before"), WarmStart.USUALLY_FIRST);

    /** It decides when all its trials have begun. */
    private static final String I_EPOCH = "i-epoch";

    private final SpaceReader reader;
    private final Path home;
    private final int trainings;
    private final int workers;
    private final String python;
    private Optional<Talker> optuna = Optional.empty();

    /**
     * @param trainings how many whole ones a search may spend
     * @param python that has Optuna
     */
    Searches(Path home, int trainings, int workers, String python) {
        this.reader = new SpaceReader(home.resolve("data/mnist"));
        this.home = home;
        this.trainings = trainings;
        this.workers = workers;
        this.python = python;
    }

    /**
     * Searches with the seeds from 1 to this.
     *
     * @param before the task that a method learns from, if it does
     */
    List<Run> run(Method method, CurveTask task, Optional<CurveTask> before, int seeds) throws IOException {
        LongFunction<VirtualClock.Searcher> searchers =
                method.isOptunas() ? optunas(method, task) : own(method, task, before.filter(other -> method.learns()));
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> Run.of(
                        seed,
                        VirtualClock.run(searchers.apply(seed), workers, trainings * task.training(), task::length),
                        task.objective()))
                .toList();
    }

    /**
     * Searches with so many trials, until nothing is left to do, with the seeds from 1 to this.
     *
     * @param method one of Werkbank's that learns from no other task
     */
    List<FinishedSearch> finished(Method method, CurveTask task, int trials, int seeds) {
        return finished(space(method, task, trials), task, Double.POSITIVE_INFINITY, seeds);
    }

    /**
     * Searches until its time is up, with the seeds from 1 to this.
     *
     * @param method one of Werkbank's that learns from no other task
     * @param limit the time, in whole trainings of all workers together
     */
    List<FinishedSearch> limited(Method method, CurveTask task, int limit, int seeds) {
        return finished(space(method, task, limit * task.epochs()), task, limit * task.training() / workers, seeds);
    }

    private List<FinishedSearch> finished(SearchSpace space, CurveTask task, double limit, int seeds) {
        Scale scale = task.scale();
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> {
                    Watch watch = new Watch(limit, task.second());
                    Plan plan = new Plan(space, seed, space.trials(), workers, List.of(), Map.of(), watch);
                    var searcher = new StudySearcher(plan, task.trainings(), task.epochs());
                    return FinishedSearch.of(VirtualClock.run(searcher, workers, watch, task::length), task, scale);
                })
                .toList();
    }

    private LongFunction<VirtualClock.Searcher> optunas(Method method, CurveTask task) throws IOException {
        if (optuna.isEmpty()) {
            Path script = home.resolve("bench/peers/optuna_curves.py");
            Path log =
                    Files.createDirectories(home.resolve("bench/target/curves")).resolve("optuna.log");
            Files.deleteIfExists(log);
            optuna = Optional.of(new Talker(new ProcessBuilder(python, script.toString()), log));
        }
        Talker talker = optuna.get();
        return seed -> new OptunaSearcher(talker, method, task, seed);
    }

    private LongFunction<VirtualClock.Searcher> own(Method method, CurveTask task, Optional<CurveTask> before) {
        SearchSpace space = space(method, task);
        return seed -> new StudySearcher(
                new Plan(
                        space,
                        seed,
                        space.trials(),
                        workers,
                        List.of(),
                        Map.of(),
                        () -> false,
                        before
                                .map(other -> RandomTrials.of(other, seed, method.before() == Method.Before.MISLED))
                                .stream()
                                .toList()),
                task.trainings(),
                task.epochs());
    }

    @Override
    public void close() {
        optuna.ifPresent(Talker::close);
    }

    private SearchSpace space(Method method, CurveTask task) {
        int budget = trainings * task.epochs();
        SearchSpace space = space(method, task, budget);
        return space.search().scheduler().name().equals(I_EPOCH) ? space(method, task, fitting(space, budget)) : space;
    }

    /**
     * The most trials whose epochs fit into the budget. Other schedulers get more than could be begun, and the budget ends
     * the search, as a time limit would.
     */
    private static int fitting(SearchSpace space, int budget) {
        return IntStream.iterate(budget, trials -> trials > 1, trials -> trials - 1)
                .filter(trials -> PlannedEpochs.of(space, trials).epochs() <= budget)
                .findFirst()
                .orElse(1);
    }

    private SearchSpace space(Method method, CurveTask task, int trials) {
        SearchSpace read = reader.read(
                String.format(
                        Locale.ROOT,
                        SPACE,
                        trials,
                        method.sampler(),
                        method.scheduler(),
                        task.objective().label(),
                        task.epochs()),
                "curves.yaml",
                home);
        SearchSpace space = new SearchSpace(
                read.name(),
                read.description(),
                read.seed(),
                read.data(),
                read.trials(),
                read.timeout(),
                read.ensemble(),
                read.sampler(),
                method.learns() ? read.search().with(LEARNING) : read.search(),
                task.parameters(),
                new KnownRecipe(read.recipe(Map.of())),
                read.normalisation(),
                read.start(),
                read.source(),
                read.file());
        return SearchChoice.of(space, trials, workers).in(space);
    }
}
