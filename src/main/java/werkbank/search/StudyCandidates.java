package werkbank.search;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import werkbank.WerkbankException;
import werkbank.experiment.Search.Plan;
import werkbank.experiment.Trial;
import werkbank.experiment.TrialSeeds;

/**
 * The candidates of one study: a sampler's proposals under the numbers of the study's unfinished trials, in order, and
 * no more of them. A candidate's index is its trial's number. The sampler is seeded anew for each number, so that a
 * proposal depends on the study's seed and its number alone; a trial that the study knows keeps its parameters.
 */
@SuppressWarnings("rawtypes") // Arbiter's signatures
final class StudyCandidates implements CandidateGenerator {
    private final CandidateGenerator sampler;
    private final RunningTrials running;
    private final Map<Integer, Trial> known;
    private final Queue<Integer> numbers;
    private long seed;

    StudyCandidates(Plan plan, CandidateGenerator sampler, RunningTrials running) {
        this.sampler = sampler;
        this.running = running;
        this.seed = plan.seed();
        this.known = plan.known().stream().collect(Collectors.toMap(Trial::number, Function.identity()));
        this.numbers = IntStream.rangeClosed(1, plan.trials())
                .filter(number -> !isFinished(number))
                .boxed()
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private boolean isFinished(int number) {
        return known.containsKey(number) && known.get(number).state().isFinished();
    }

    /** Trials that have not been offered yet. */
    int left() {
        return numbers.size();
    }

    @Override
    public boolean hasMoreCandidates() {
        return !numbers.isEmpty() && running.mayStart();
    }

    /** @throws java.util.NoSuchElementException when there are no more */
    @Override
    public Candidate getCandidate() {
        int number = numbers.remove();
        return known.containsKey(number) ? again(known.get(number)) : proposed(number);
    }

    private static Candidate again(Trial trial) {
        SortedMap<String, Object> parameters = new TreeMap<>(trial.parameters());
        return new Candidate<>(parameters, trial.number(), new double[0]);
    }

    @SuppressWarnings("unchecked") // the sampler was made for our space
    private Candidate proposed(int number) {
        sampler.setRngSeed(TrialSeeds.of(seed, number).proposal());
        Candidate<SortedMap<String, Object>> candidate = sampler.getCandidate();
        // The runner would count such a candidate as failed, and ask for the next.
        if (candidate.getException() != null) {
            throw new WerkbankException(
                    "no parameters could be proposed for trial " + number, candidate.getException());
        }
        return new Candidate<>(
                candidate.getSupplier(), number, candidate.getFlatParameters(), candidate.getDataParameters(), null);
    }

    @Override
    public void reportResults(OptimizationResult result) {
        sampler.reportResults(result);
    }

    @Override
    public ParameterSpace<?> getParameterSpace() {
        return sampler.getParameterSpace();
    }

    @Override
    public void setRngSeed(long rngSeed) {
        seed = rngSeed;
    }

    @Override
    public Class<?> getCandidateType() {
        return SortedMap.class;
    }
}
