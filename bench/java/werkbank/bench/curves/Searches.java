package werkbank.bench.curves;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import werkbank.experiment.Search.Plan;
import werkbank.recipe.Recipe;
import werkbank.search.VirtualSearch;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/** Runs Werkbank's own methods. */
final class Searches {
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

    private final SpaceReader reader;
    private final Path home;
    private final int trainings;
    private final int workers;

    /** @param trainings how many whole ones a search may spend */
    Searches(Path home, int trainings, int workers) {
        this.reader = new SpaceReader(home.resolve("data/mnist"));
        this.home = home;
        this.trainings = trainings;
        this.workers = workers;
    }

    /** Searches with the seeds from 1 to this. */
    List<Run> run(Method method, CurveTask task, int seeds) {
        SearchSpace space = space(method, task);
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> Run.of(seed, search(space, task, seed)))
                .toList();
    }

    private List<VirtualSearch.Epoch> search(SearchSpace space, CurveTask task, long seed) {
        Plan plan = new Plan(space, seed, space.trials(), workers, List.of(), Map.of(), () -> false);
        return new VirtualSearch(plan, task.trainings(), task.epochs()).run(trainings * task.epochs());
    }

    /** As many trials as could be begun: the budget ends the search, as a time limit would. */
    private SearchSpace space(Method method, CurveTask task) {
        SearchSpace read = reader.read(
                String.format(
                        Locale.ROOT,
                        SPACE,
                        trainings * task.epochs(),
                        method.sampler(),
                        method.scheduler(),
                        task.objective().label(),
                        task.epochs()),
                "curves.yaml",
                home);
        Recipe recipe = read.recipe(Map.of());
        return new SearchSpace(
                read.name(),
                read.description(),
                read.seed(),
                read.data(),
                read.trials(),
                read.timeout(),
                read.ensemble(),
                read.sampler(),
                read.search(),
                task.parameters(),
                values -> recipe,
                read.normalisation(),
                read.start(),
                read.source(),
                read.file());
    }
}
