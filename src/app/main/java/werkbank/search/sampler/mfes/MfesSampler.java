package werkbank.search.sampler.mfes;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import werkbank.Counted;
import werkbank.option.Block;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;
import werkbank.search.sampler.ConfigurationSpace;
import werkbank.search.sampler.GenerationOption;
import werkbank.search.sampler.Observation;
import werkbank.search.sampler.Results;
import werkbank.search.sampler.Sampler;
import werkbank.search.sampler.SamplerProvider;
import werkbank.search.sampler.StartupTrials;
import werkbank.search.sampler.SurrogateSampler;

/**
 * The sampling of MFES-HB: Li, Shen, Jiang, Gao, Zhang and Cui (2021), MFES-HB: efficient Hyperband with multi-fidelity
 * quality measurements, AAAI 35. A forest for each rung learns the losses there; each counts for as much as it ranks the
 * trials of the highest rung rightly, and the configuration is proposed that is expected to improve most.
 */
public final class MfesSampler implements SamplerProvider {
    private static final Option STARTUP = StartupTrials.AT_RANDOM;
    private static final Option UNIFORM =
            SurrogateSampler.uniformShare("The share of later proposals that are drawn at random all the same.");

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

    private static final class Proposals extends SurrogateSampler<Surrogate> {
        private final ForestMemory memory;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible) {
            super(space, options, false, visible);
            boolean[] isChoice = new boolean[cube().dimensions()];
            for (int i = 0; i < isChoice.length; i++) {
                isChoice[i] = cube().isChoice(i);
            }
            this.memory = new ForestMemory(isChoice);
        }

        @Override
        protected Surrogate learnt(Results results) {
            return Surrogate.of(results, this::filled, memory);
        }

        @Override
        protected double[] mostPromising(Surrogate surrogate) {
            return new Candidates(cube(), surrogate, this::mayBe, rng).best();
        }
    }
}
