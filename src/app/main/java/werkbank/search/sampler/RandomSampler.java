package werkbank.search.sampler;

import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;

/** Each configuration on its own, uniform over the space: Arbiter's random search. */
final class RandomSampler extends RandomSearchGenerator implements Sampler {
    RandomSampler(ConfigurationSpace space) {
        super(space);
    }
}
