package werkbank.bench.curves;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.search.sampler.ParameterSpaces;
import werkbank.space.Objective;
import werkbank.space.Parameter;

/** A task of LCBench: seven parameters of a network on a table of OpenML's, which a surrogate answers for. */
record SurrogateTask(Surrogate surrogate, String openMl) implements CurveTask {
    /** Configurations that the scale is taken from. */
    private static final int SAMPLE = 500;

    @Override
    public String name() {
        return "lcbench-" + openMl;
    }

    @Override
    public List<Parameter> parameters() {
        return surrogate.parameters();
    }

    @Override
    public Objective objective() {
        return Objective.VAL_ACCURACY;
    }

    @Override
    public int epochs() {
        return Surrogate.EPOCHS;
    }

    /** The scale of some configurations at random, always the same; a search may find a better one. */
    @Override
    public Scale scale() {
        Random random = new Random(1);
        double[] best = new double[SAMPLE];
        Arrays.setAll(best, i -> best(random));
        Arrays.sort(best);
        return new Scale(best[0], best[SAMPLE / 2]);
    }

    private double best(Random random) {
        SortedMap<String, Object> configuration = new TreeMap<>();
        parameters()
                .forEach(parameter -> configuration.put(parameter.name(), ParameterSpaces.uniform(parameter, random)));
        return surrogate.curve(openMl, configuration).stream()
                .mapToDouble(metrics -> metrics.loss(objective()))
                .min()
                .orElseThrow();
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        return configuration -> surrogate.curve(openMl, configuration);
    }
}
