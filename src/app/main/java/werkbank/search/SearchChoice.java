package werkbank.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
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

    /** Chooses for a study that begins without results of a file. */
    public static SearchChoice of(SearchSpace space, int trials, int workers) {
        return of(space, trials, workers, 0);
    }

    /**
     * Chooses for a study that begins; one trial has nothing to choose. The scheduler comes first, since samplers differ in
     * what they learn at its rungs.
     *
     * @param trials of the study, without repeats
     * @param workers trials that run at the same time
     * @param imported results of a file that the study begins with
     */
    public static SearchChoice of(SearchSpace space, int trials, int workers, int imported) {
        if (trials == 1) {
            return new SearchChoice(Optional.empty(), Optional.empty());
        }
        Optional<SchedulerChoice> scheduler = space.search().scheduler().isOpen()
                ? Optional.of(SchedulerChoice.of(space, trials, workers, PlannedEpochs.most(space)))
                : Optional.empty();
        SearchSpace scheduled =
                scheduler.map(choice -> space.with(choice.spec())).orElse(space);
        return new SearchChoice(SamplerChoice.of(scheduled, trials, workers, imported), scheduler);
    }

    /**
     * Reads the choices that a study has recorded, which it keeps. One of a version that chose none has none, and goes on
     * as it was begun.
     */
    public static SearchChoice recorded(StudyRecord study) {
        Provenance provenance = study.provenance();
        return new SearchChoice(
                provenance.sampler().map(chosen -> new SamplerChoice(chosen.name(), chosen.why())),
                provenance
                        .scheduler()
                        .map(chosen -> new SchedulerChoice(chosen.name(), chosen.options(), chosen.why())));
    }

    /**
     * Adds the choices to what is recorded of a study.
     *
     * @param trials that they were made for
     */
    public Provenance in(Provenance provenance, int trials) {
        Provenance chosen = in(provenance);
        return chosen.equals(provenance) ? provenance : chosen.chosenFor(trials);
    }

    private Provenance in(Provenance provenance) {
        Provenance scheduled = scheduler
                .map(chosen ->
                        provenance.with(new Provenance.ChosenScheduler(chosen.name(), chosen.options(), chosen.why())))
                .orElse(provenance);
        return sampler.map(chosen -> scheduled.with(new Provenance.ChosenSampler(chosen.name(), chosen.why())))
                .orElse(scheduled);
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
