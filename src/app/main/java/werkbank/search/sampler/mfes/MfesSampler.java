package werkbank.search.sampler.mfes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.FlatSampler;
import werkbank.search.sampler.GenerationOption;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.UnitCube;

/**
 * The sampling of MFES-HB: Li, Shen, Jiang, Gao, Zhang and Cui (2021), MFES-HB: efficient Hyperband with multi-fidelity
 * quality measurements, AAAI 35. A forest for each rung learns the losses there; each counts for as much as it ranks the
 * trials of the highest rung rightly, and the configuration is proposed that is expected to improve most.
 */
public final class MfesSampler implements SamplerProvider {
    private static final Option STARTUP =
            Option.of("startup", new Domain.Whole(1), 10, "How many trials are proposed at random before it learns.");

    private static final Option UNIFORM = Option.of(
            "uniform",
            Domain.Real.atLeast(0).atMost(1),
            0.2,
            "The share of later proposals that are drawn at random all the same.");

    @Override
    public Block declaration() {
        return Block.of(
                "mfes",
                "A forest for each rung, all together by how well each ranks the trials of the highest.",
                STARTUP,
                UNIFORM,
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "you want to compare; on learning curves it is mostly behind `gp`";
    }

    @Override
    public int rank() {
        return 6;
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "mfes, %s at random first, also %s of the rest%s",
                Counted.of(options.whole(STARTUP.key()), "trial"),
                MessageText.shown(options.real(UNIFORM.key())),
                GenerationOption.words(options));
    }

    @Override
    public Sampler create(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, long seed) {
        return new Proposals(space, options, visible);
    }

    private static final class Proposals extends FlatSampler {
        private final int startup;
        private final double uniform;
        private final Supplier<List<Observation>> visible;
        private final UnitCube cube;
        private final ForestMemory memory;
        private List<Observation> known = List.of();
        private Surrogate surrogate;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible) {
            super(space);
            this.startup = options.whole(STARTUP.key());
            this.uniform = options.real(UNIFORM.key());
            this.visible = visible;
            this.cube = new UnitCube(space);
            boolean[] isChoice = new boolean[cube.dimensions()];
            for (int i = 0; i < isChoice.length; i++) {
                isChoice[i] = cube.isChoice(i);
            }
            this.memory = new ForestMemory(isChoice);
        }

        /** Draws uniformly until there are enough trials to learn from, and then now and then. */
        @Override
        protected double[] point() {
            double[] point = uniform();
            boolean goesOn = rng.nextDouble() >= uniform;
            List<Observation> trials = visible.get().stream()
                    .sorted(Comparator.comparingInt(Observation::number))
                    .toList();
            long told = trials.stream().filter(Observation::hasValue).count();
            return goesOn && told >= startup && point.length > 0 ? promising(trials) : point;
        }

        /** Learns anew only when something else is known: what was proposed before is drawn again. */
        private double[] promising(List<Observation> trials) {
            if (!trials.equals(known)) {
                known = trials;
                surrogate = Surrogate.of(trials, this::filled, memory);
            }
            return new Candidates(
                            cube,
                            surrogate,
                            point -> !surrogate.isTried(point) && space().allows(space().getValue(point)),
                            rng)
                    .best();
        }
    }
}
