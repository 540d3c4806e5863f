package werkbank.search.sampler;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import werkbank.Counted;
import werkbank.option.Values;
import werkbank.space.Parameter;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;
import werkbank.space.SearchSpace;

/**
 * The sampler that {@code auto} stands for in a study.
 *
 * @param name as {@code sampler:} takes it
 * @param why in words that follow the name
 */
public record SamplerChoice(String name, String why) {
    private static final String RANDOM = SamplerSpec.RANDOM.name();
    private static final String GP = "gp";
    private static final String TPE = "tpe";

    /** Trials that must have ended before {@code gp} proposes otherwise than at random. */
    private static final int STARTUP = 10;

    /** The most parameters of {@code gp}, whose cost grows with them; ten were measured. */
    private static final int MOST_PARAMETERS = 30;

    /**
     * Chooses for a space that leaves it open; empty where the space names its sampler.
     *
     * @param imported results of a file that the study begins with
     */
    public static Optional<SamplerChoice> of(SearchSpace space, int trials, int workers, int imported) {
        if (!space.sampler().isOpen()) {
            return Optional.empty();
        }
        boolean learns = !space.search().warmStart().studies().isEmpty();
        int known = space.search().warmStart().known().size() + imported;
        return Optional.of(of(space.parameters(), space.search().scheduler(), trials, workers, known, learns));
    }

    /**
     * Chooses by what was measured on functions and learning curves: see docs/samplers.md.
     *
     * @param trials of the study
     * @param workers trials that run at the same time
     * @param known results of configurations that need no trial
     * @param fromOthers whether the space learns from other studies
     */
    static SamplerChoice of(
            List<Parameter> parameters,
            SchedulerSpec scheduler,
            int trials,
            int workers,
            int known,
            boolean fromOthers) {
        if (parameters.isEmpty()) {
            return new SamplerChoice(RANDOM, "since there is nothing to search");
        }
        boolean hasPriors =
                parameters.stream().anyMatch(parameter -> parameter.prior().isPresent());
        int needed = STARTUP + Math.max(1, workers);
        if (!fromOthers && !hasPriors && known < STARTUP && trials + known < needed) {
            return new SamplerChoice(RANDOM, whyRandom(trials, workers));
        }
        if (parameters.size() > MOST_PARAMETERS) {
            return new SamplerChoice(
                    TPE,
                    String.format(
                            Locale.ROOT,
                            "since a proposal of gp would take long with %d parameters",
                            parameters.size()));
        }
        if (fromOthers) {
            return new SamplerChoice(GP, "since it learns from other studies");
        }
        if (hasPriors) {
            return new SamplerChoice(GP, "since it begins with the priors");
        }
        if (trials < needed) {
            return new SamplerChoice(
                    GP, String.format(Locale.ROOT, "since it learns from %d results that are known beforehand", known));
        }
        return new SamplerChoice(
                GP,
                scheduler.hasRungs()
                        ? "since it learns from all rungs of " + scheduler.name()
                        : "since it finds good numbers in the fewest trials");
    }

    private static String whyRandom(int trials, int workers) {
        return trials <= STARTUP
                ? String.format(
                        Locale.ROOT,
                        "since %s %s too few to learn from",
                        Counted.of(trials, "trial"),
                        trials == 1 ? "is" : "are")
                : String.format(
                        Locale.ROOT,
                        "since %d workers begin all of %d trials before %d have ended",
                        workers,
                        trials,
                        STARTUP);
    }

    /** The line for people, without an end: {@code auto takes the sampler gp, since it learns from all rungs of asha}. */
    public String words() {
        return String.format(Locale.ROOT, "auto takes the sampler %s, %s", name, why);
    }

    /** The space with this sampler in place of the open one; as it is where it names its sampler. */
    public SearchSpace in(SearchSpace space) {
        return space.sampler().isOpen() ? space.with(spec(space.sampler().options())) : space;
    }

    /**
     * The sampler with its options, as a study keeps it.
     *
     * @param open the options of {@code auto}
     */
    SamplerSpec spec(Values open) {
        SamplerProvider kind = Samplers.kinds().named(name);
        Map<String, Object> given = new HashMap<>(open.values());
        given.keySet().retainAll(kind.declaration().keys());
        SamplerSpec spec = Samplers.spec(name, given);
        return new SamplerSpec(spec.name(), spec.options(), spec.words() + ", chosen by auto " + why, spec.learns());
    }
}
