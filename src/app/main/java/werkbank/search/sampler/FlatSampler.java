package werkbank.search.sampler;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;

/**
 * A sampler that proposes points of the unit cube, one coordinate for each parameter of the space. What it draws, it draws
 * from {@code rng}, which is seeded for each proposal.
 */
public abstract class FlatSampler extends BaseCandidateGenerator<SortedMap<String, Object>> implements Sampler {
    private final ConfigurationSpace space;

    /** The points by number of the trial. */
    private final Map<Integer, double[]> points = new HashMap<>();

    private final Map<Integer, double[]> filled = new HashMap<>();
    private int number = 1;

    protected FlatSampler(ConfigurationSpace space) {
        super(space, null, false);
        this.space = space;
        initialize();
    }

    /** The next point: [{@link #space()}'s number of coordinates], each in [0, 1]. */
    protected abstract double[] point();

    protected final ConfigurationSpace space() {
        return space;
    }

    @Override
    public final void number(int number) {
        this.number = number;
    }

    /** Which of the sampler's own proposals the next point is, from 1. */
    protected final int number() {
        return number;
    }

    /** The point of a trial, whose parameters stay the same; it is kept. */
    protected final double[] point(Observation trial) {
        return points.computeIfAbsent(trial.number(), number -> space.point(trial.parameters()));
    }

    /** The point of a trial, whatever is inactive in the middle; it is kept. */
    protected final double[] filled(Observation trial) {
        return filled.computeIfAbsent(trial.number(), number -> UnitCube.filled(point(trial)));
    }

    /** A point drawn uniformly. */
    protected final double[] uniform() {
        double[] point = new double[space.numParameters()];
        for (int i = 0; i < point.length; i++) {
            point[i] = rng.nextDouble();
        }
        return point;
    }

    @Override
    public Candidate<SortedMap<String, Object>> getCandidate() {
        double[] point = point();
        return new Candidate<>(space.getValue(point), candidateCounter.getAndIncrement(), point);
    }

    @Override
    public boolean hasMoreCandidates() {
        return true;
    }

    @Override
    public Class<?> getCandidateType() {
        return SortedMap.class;
    }
}
