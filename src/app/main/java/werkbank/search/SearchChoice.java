package werkbank.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.search.sampler.SamplerChoice;
import werkbank.search.scheduler.SchedulerChoice;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

/**
 * The sampler and the scheduler that stand in place of those that a space leaves open.
 *
 * @param sampler empty where the space names one, or nothing was to be chosen
 * @param scheduler likewise
 */
public record SearchChoice(Optional<SamplerChoice> sampler, Optional<SchedulerChoice> scheduler) {

    /**
     * Chooses for a study that begins; one trial has nothing to choose. The scheduler comes first, since samplers differ in
     * what they learn at its rungs.
     *
     * @param trials of the study, without repeats
     * @param workers trials that run at the same time
     */
    public static SearchChoice of(SearchSpace space, int trials, int workers) {
        if (trials == 1) {
            return new SearchChoice(Optional.empty(), Optional.empty());
        }
        Optional<SchedulerChoice> scheduler = space.search().scheduler().isOpen()
                ? Optional.of(SchedulerChoice.of(space, trials, workers, Workload.most(space)))
                : Optional.empty();
        SearchSpace scheduled =
                scheduler.map(choice -> space.with(choice.spec())).orElse(space);
        return new SearchChoice(SamplerChoice.of(scheduled, trials, workers), scheduler);
    }

    /** The space with the choices in place of what it leaves open; {@code random} and {@code none} without any. */
    public SearchSpace in(SearchSpace space) {
        SearchSpace scheduled = space.search().scheduler().isOpen()
                ? space.with(scheduler.map(SchedulerChoice::spec).orElse(SchedulerSpec.NONE))
                : space;
        return scheduled.sampler().isOpen()
                ? sampler.map(choice -> choice.in(scheduled)).orElseGet(() -> scheduled.with(SamplerSpec.RANDOM))
                : scheduled;
    }

    /** The lines for people that say what was chosen and why. */
    public List<String> words() {
        return Stream.of(sampler.map(SamplerChoice::words), scheduler.map(SchedulerChoice::words))
                .flatMap(Optional::stream)
                .toList();
    }
}
