package werkbank.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import werkbank.experiment.Search.Plan;
import werkbank.search.ledger.Ledger;
import werkbank.search.sampler.Observation;
import werkbank.search.scheduler.Scheduler;
import werkbank.space.SamplerSpec;

/**
 * Which trials a proposal may know of: all, or, so that the number of workers doesn't matter, those that have finished
 * before any that could be proposed beside it; of those that were proposed since, their parameters alone.
 */
final class VisibleTrials {
    private final Ledger ledger;
    private final Observations observations;
    private final List<Observation> before;
    private final Optional<IntUnaryOperator> basis;

    VisibleTrials(Plan plan, Ledger ledger, Scheduler scheduler, Foreknowledge before) {
        this.ledger = ledger;
        this.before = before.observations();
        this.observations = new Observations(plan.space().search(), scheduler);
        SamplerSpec sampler = plan.space().sampler();
        this.basis = sampler.learns() ? scheduler.basis(sampler.generation(), ledger) : Optional.empty();
    }

    /** How many trials, from 1 on, must have finished before the one of this number is proposed. */
    int basis(int number) {
        return basis.map(function -> function.applyAsInt(number)).orElse(0);
    }

    /** The observations for the next new trial: what was known before is always visible. */
    List<Observation> observations() {
        List<Observation> own;
        synchronized (ledger) {
            own = basis.isPresent() ? ofBefore(ledger.next()) : observations.of(ledger.all());
        }
        return before.isEmpty()
                ? own
                : Stream.concat(before.stream(), own.stream()).toList();
    }

    /** The observations for a trial of this number. Those beside it run, as far as it may know, or it would be as they are. */
    private List<Observation> ofBefore(int number) {
        int basis = basis(number);
        Stream<Observation> beside = ledger.upTo(number - 1).stream()
                .filter(entry -> entry.number() > basis && !entry.isRepeat())
                .map(Observations::running);
        return Stream.concat(observations.of(ledger.upTo(basis)).stream(), beside)
                .toList();
    }
}
