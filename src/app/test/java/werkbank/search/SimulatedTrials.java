package werkbank.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import werkbank.experiment.Judge;
import werkbank.experiment.Judge.Verdict;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.Search.Stop;
import werkbank.experiment.TrialTask;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.TrialState;
import werkbank.file.StoredFile;

/**
 * Trials that train nothing: an epoch's accuracy is the trial's own, less something that shrinks with the epochs unless they
 * have other curves, and its time a second. They ask at their rungs, wait and go on as real ones do.
 */
public final class SimulatedTrials implements TrialTask {
    private final ToIntFunction<Proposal> epochs;
    private final Curve curve;
    private final IntToLongFunction parameters;
    private final Map<Integer, Trial> trials = new ConcurrentSkipListMap<>();
    private final Map<Integer, List<EpochMetrics>> curves = new ConcurrentSkipListMap<>();
    private final List<String> legs = new ArrayList<>();
    /** Epochs that were trained by this object. */
    private final AtomicInteger done = new AtomicInteger();

    /** The accuracy of a trial after so many epochs. */
    public interface Curve {
        double accuracy(Proposal proposal, int epoch);
    }

    /** All have so many epochs. */
    public static SimulatedTrials along(int epochs, Curve curve) {
        return along(proposal -> epochs, curve);
    }

    /** @param epochs that a trial has at most */
    public static SimulatedTrials along(ToIntFunction<Proposal> epochs, Curve curve) {
        return new SimulatedTrials(epochs, curve, number -> 1);
    }

    /** @param accuracy of a trial's number */
    public SimulatedTrials(int epochs, IntToDoubleFunction accuracy) {
        this(epochs, accuracy, number -> 1);
    }

    /** @param parameters of the network of a trial's number */
    public SimulatedTrials(int epochs, IntToDoubleFunction accuracy, IntToLongFunction parameters) {
        this(proposal -> epochs, rising(accuracy), parameters);
    }

    /** @param epochs of a trial's number, some of which early stopping may have ended before the others */
    public SimulatedTrials(IntUnaryOperator epochs, IntToDoubleFunction accuracy) {
        this(proposal -> epochs.applyAsInt(proposal.number()), rising(accuracy), number -> 1);
    }

    private SimulatedTrials(ToIntFunction<Proposal> epochs, Curve curve, IntToLongFunction parameters) {
        this.epochs = epochs;
        this.curve = curve;
        this.parameters = parameters;
    }

    private static Curve rising(IntToDoubleFunction accuracy) {
        return (proposal, epoch) -> accuracy.applyAsDouble(proposal.number()) - 0.3 / epoch;
    }

    @Override
    public TrialResult run(Proposal proposal, Judge judge) {
        int number = proposal.number();
        List<EpochMetrics> known = curves.computeIfAbsent(number, n -> new ArrayList<>());
        int from = known.size();
        int most = epochs.applyAsInt(proposal);
        judge.started(List.copyOf(known));
        Verdict verdict = Verdict.GO_ON;
        while (known.size() < most && verdict == Verdict.GO_ON) {
            if (judge.rungs().contains(known.size())) {
                verdict = judge.at(known.size());
            }
            if (verdict == Verdict.GO_ON) {
                done.incrementAndGet();
                known.add(epoch(proposal, known.size() + 1));
                judge.epochEnded(known.get(known.size() - 1));
            }
        }
        TrialState state = known.size() == most
                ? TrialState.COMPLETE
                : verdict == Verdict.PRUNE ? TrialState.PRUNED : TrialState.WAITING;
        TrialResult result = new TrialResult(
                state, known.size(), 0, Optional.of(outcome(known, parameters.applyAsLong(number))), Optional.empty());
        synchronized (legs) {
            legs.add(String.format(Locale.ROOT, "%d: %d to %d %s", number, from, known.size(), state));
        }
        trials.put(number, trial(proposal, result));
        return result;
    }

    private EpochMetrics epoch(Proposal proposal, int epoch) {
        double reached = curve.accuracy(proposal, epoch);
        return new EpochMetrics(epoch, 1, reached, 1 - reached, reached, reached, 1e-3, 1);
    }

    private static TrialResult.Outcome outcome(List<EpochMetrics> curve, long size) {
        double reached = curve.get(curve.size() - 1).validationAccuracy();
        StoredFile file = new StoredFile("file", "00", 1);
        return OutcomeBuilder.reaching(reached)
                .epoch(curve.size())
                .logLoss(1 - reached)
                .parameters(size)
                .file(file)
                .build();
    }

    private static Trial trial(Proposal proposal, TrialResult result) {
        return new Trial(
                proposal.number(),
                result.state(),
                1,
                proposal.parameters(),
                result.epochs(),
                0,
                Instant.EPOCH,
                Optional.empty(),
                result.outcome(),
                Optional.empty(),
                proposal.repeats());
    }

    @Override
    public void prune(int number) {
        Trial trial = trials.get(number);
        if (trial.state() != TrialState.WAITING) {
            throw new AssertionError(String.format(Locale.ROOT, "trial %d is %s", number, trial.state()));
        }
        trials.put(
                number,
                trial(
                        Proposal.of(trial),
                        new TrialResult(TrialState.PRUNED, trial.epochs(), 0, trial.outcome(), Optional.empty())));
    }

    /** As the store would hold them. */
    public List<Trial> trials() {
        return List.copyOf(trials.values());
    }

    public Map<Integer, List<EpochMetrics>> curves() {
        Map<Integer, List<EpochMetrics>> copies = new TreeMap<>();
        curves.forEach((number, curve) -> copies.put(number, List.copyOf(curve)));
        return copies;
    }

    /** What ran, in the order of its end: {@code 3: 1 to 3 WAITING} for trial 3's second and third epoch. */
    public List<String> legs() {
        return legs;
    }

    /** Epochs by number. */
    public SortedMap<Integer, Integer> epochs() {
        SortedMap<Integer, Integer> all = new TreeMap<>();
        trials.forEach((number, trial) -> all.put(number, trial.epochs()));
        return all;
    }

    /** Numbers of the trials in this state. */
    public List<Integer> in(TrialState state) {
        return trials.values().stream()
                .filter(trial -> trial.state() == state)
                .map(Trial::number)
                .toList();
    }

    /** A time limit in which so many workers train so many epochs together. */
    public Stop within(int most, int workers) {
        return new Stop() {
            @Override
            public boolean hasCome() {
                return secondsLeft() <= 0;
            }

            @Override
            public double secondsLeft() {
                return (most - done.get()) / (double) workers;
            }
        };
    }

    /** Epochs that were trained together; none twice. */
    public int trained() {
        return trials.keySet().stream()
                .flatMapToInt(n -> IntStream.of(curves.get(n).size()))
                .sum();
    }
}
