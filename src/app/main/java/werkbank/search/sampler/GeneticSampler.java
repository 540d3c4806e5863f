package werkbank.search.sampler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.GeneticSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.Chromosome;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.ArithmeticCrossover;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.CrossoverOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.crossover.parentselection.RandomTwoParentSelection;
import org.deeplearning4j.arbiter.optimize.generator.genetic.mutation.RandomMutationOperator;
import org.deeplearning4j.arbiter.optimize.generator.genetic.population.PopulationModel;
import org.deeplearning4j.arbiter.optimize.generator.genetic.selection.GeneticSelectionOperator;
import werkbank.option.Block;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.option.Option;
import werkbank.option.Values;

/**
 * Arbiter's genetic search. Its generator is made anew for each proposal, from the trials that are visible then: a
 * proposal is the same after a resume, all of it draws from one seed, and the parents that Arbiter's mutation changes in
 * place are copies. Trials that failed are no parents.
 */
public final class GeneticSampler implements TransferringSampler {
    /** Each proposal sorts its population as often as it has members. */
    private static final int MOST_PARENTS = 1_000;

    private static final Option POPULATION = Option.of(
            "population", new Domain.Whole(4).atMost(MOST_PARENTS), 20, "How many of the best trials can be parents.");
    private static final Option CROSSOVER = Option.of(
            "crossover", Domain.Real.atLeast(0).atMost(1), 0.85, "How often a configuration has two parents.");
    private static final Option MUTATION =
            Option.of("mutation", Domain.Real.above(0).atMost(1), 0.1, "How often a value is drawn anew.");

    @Override
    public Block declaration() {
        return Block.of(
                "genetic",
                "The configurations with the best results, crossed and mutated.",
                POPULATION,
                CROSSOVER,
                MUTATION,
                GenerationOption.OPTION);
    }

    @Override
    public String takeItWhen() {
        return "some hundred trials or more; good values lie together";
    }

    @Override
    public int rank() {
        return 3;
    }

    @Override
    public String words(Values options) {
        return String.format(
                Locale.ROOT,
                "genetic, population %d, crossover %s, mutation %s%s",
                options.whole(POPULATION.key()),
                MessageText.shown(options.real(CROSSOVER.key())),
                MessageText.shown(options.real(MUTATION.key())),
                GenerationOption.words(options));
    }

    @Override
    public Sampler create(
            ConfigurationSpace space,
            Values options,
            Supplier<List<Observation>> visible,
            List<PastStudy> past,
            long seed) {
        return new Proposals(space, options, visible, new PastTrials(past));
    }

    private static final class Proposals extends FlatSampler {
        private static final double MIDDLE = 0.5;

        private final Values options;
        private final Supplier<List<Observation>> visible;
        private final PastTrials past;

        Proposals(ConfigurationSpace space, Values options, Supplier<List<Observation>> visible, PastTrials past) {
            super(space);
            this.options = options;
            this.visible = visible;
            this.past = past;
        }

        /**
         * Draws from the population, uniformly where Arbiter finds nothing new, for instance when a rare mutation is
         * all that could bring it.
         */
        @Override
        protected double[] point() {
            Candidate<?> candidate = generator().getCandidate();
            return candidate.getException() == null ? candidate.getFlatParameters() : uniform();
        }

        private GeneticSearchCandidateGenerator generator() {
            return new GeneticSearchCandidateGenerator.Builder(space(), new LessIsBetter())
                    .initDone(true)
                    .populationModel(population())
                    .selectionOperator(new GeneticSelectionOperator.Builder()
                            .crossoverOperator(crossover())
                            .mutationOperator(new RandomMutationOperator.Builder()
                                    .mutationRate(options.real(MUTATION.key()))
                                    .randomGenerator(rng)
                                    .build())
                            .randomGenerator(rng)
                            .build())
                    .build();
        }

        /** Children lie between their parents in each coordinate; the other operators of Arbiter's did worse by far. */
        private CrossoverOperator crossover() {
            return new ArithmeticCrossover.Builder()
                    .crossoverRate(options.real(CROSSOVER.key()))
                    .randomGenerator(rng)
                    .parentSelection(new RandomTwoParentSelection(rng))
                    .build();
        }

        /** The trials in order, as if each had just been told; a trial's fitness is its rank, the smaller, the better. */
        private PopulationModel population() {
            PopulationModel population = new PopulationModel.Builder()
                    .populationSize(options.whole(POPULATION.key()))
                    .build();
            population.initializeInstance(true);
            List<Observation> ranked = parents(options.whole(POPULATION.key()));
            int[] inOrder = IntStream.range(0, ranked.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(rank -> ranked.get(rank).number()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank : inOrder) {
                population.add(new Chromosome(genes(ranked.get(rank)), rank));
            }
            return population;
        }

        /** The own trials, best first, and before them, in a share that gets smaller, the best of studies of before. */
        private List<Observation> parents(int population) {
            List<Observation> seen = visible.get();
            List<Observation> own = Ranking.of(seen, population).ranked();
            int share = (int) Math.round(population * PastTrials.remaining(seen));
            List<Observation> parents = new ArrayList<>(past.inTurn(Math.max(share, population - own.size())));
            parents.addAll(own);
            return parents;
        }

        /** An inactive parameter has lost its gene, and gets the same for all. */
        private double[] genes(Observation trial) {
            double[] genes = point(trial).clone();
            for (int i = 0; i < genes.length; i++) {
                genes[i] = Double.isNaN(genes[i]) ? MIDDLE : genes[i];
            }
            return genes;
        }
    }
}
