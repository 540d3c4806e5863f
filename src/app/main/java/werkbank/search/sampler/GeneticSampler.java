package werkbank.search.sampler;

import java.util.Comparator;
import java.util.List;
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
import werkbank.space.SamplerSpec;

/**
 * Arbiter's genetic search. Its generator is made anew for each proposal, from the trials that are visible then: a
 * proposal is the same after a resume, all of it draws from one seed, and the parents that Arbiter's mutation changes in
 * place are copies. Trials that failed are no parents.
 */
final class GeneticSampler extends FlatSampler {
    private static final double MIDDLE = 0.5;

    private final SamplerSpec.Genetic options;
    private final Supplier<List<Observation>> visible;

    GeneticSampler(ConfigurationSpace space, SamplerSpec.Genetic options, Supplier<List<Observation>> visible) {
        super(space);
        this.options = options;
        this.visible = visible;
    }

    /** Uniform where Arbiter finds nothing new, for instance when a rare mutation is all that could bring it. */
    @Override
    double[] point() {
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
                                .mutationRate(options.mutation())
                                .randomGenerator(rng)
                                .build())
                        .randomGenerator(rng)
                        .build())
                .build();
    }

    /** Children lie between their parents in each coordinate; the other operators of Arbiter's did worse by far. */
    private CrossoverOperator crossover() {
        return new ArithmeticCrossover.Builder()
                .crossoverRate(options.crossover())
                .randomGenerator(rng)
                .parentSelection(new RandomTwoParentSelection(rng))
                .build();
    }

    /** The trials in order, as if each had just been told; a trial's fitness is its rank, the smaller, the better. */
    private PopulationModel population() {
        PopulationModel population = new PopulationModel.Builder()
                .populationSize(options.population())
                .build();
        population.initializeInstance(true);
        List<Observation> ranked =
                Ranking.of(visible.get(), options.population()).ranked();
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

    /** An inactive parameter has lost its gene, and gets the same for all. */
    private double[] genes(Observation trial) {
        double[] genes = point(trial).clone();
        for (int i = 0; i < genes.length; i++) {
            genes[i] = Double.isNaN(genes[i]) ? MIDDLE : genes[i];
        }
        return genes;
    }
}
