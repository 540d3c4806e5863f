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
 * before any that could be proposed beside it.
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
            own = observations.of(basis.isPresent() ? ledger.upTo(basis(ledger.next())) : ledger.all());
        }
        return before.isEmpty()
                ? own
                : Stream.concat(before.stream(), own.stream()).toList();
    }
}
