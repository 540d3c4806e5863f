package werkbank.bench.curves;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Function;
import werkbank.experiment.trial.EpochMetrics;
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
        return Scale.of(RandomConfigurations.of(parameters(), new Random(1))
                .limit(SAMPLE)
                .mapToDouble(
                        configuration -> best(trainings().apply(configuration)).orElseThrow()));
    }

    @Override
    public Function<SortedMap<String, Object>, List<EpochMetrics>> trainings() {
        return configuration -> surrogate.curve(openMl, configuration);
    }
}
