package werkbank.train;

import java.util.function.Consumer;
import werkbank.dataset.LabelledImages;
import werkbank.engine.EpochSums;
import werkbank.engine.Step;
import werkbank.engine.TrainableNetwork;
import werkbank.recipe.Recipe;

/** Steps whose batches are made here and handed to the network one by one. */
final class HostSteps implements FoldSteps {
    private final TrainableNetwork network;
    private final LabelledImages images;
    private final Recipe recipe;
    private final long seed;
    private final Targets targets;
    private final StepCount steps;

    /** @param seed of the order of the images and their augmentation */
    HostSteps(
            TrainableNetwork network,
            LabelledImages images,
            Recipe recipe,
            long seed,
            Targets targets,
            StepCount steps) {
        this.network = network;
        this.images = images;
        this.recipe = recipe;
        this.seed = seed;
        this.targets = targets;
        this.steps = steps;
    }

    @Override
    public EpochSums take(int epoch, long seedOfDraws, Consumer<EpochSums> progress) {
        network.seed(seedOfDraws);
        EpochSums sums = EpochSums.NONE;
        try (Batches batches = new Batches(images, recipe, seed, epoch)) {
            for (int batch = 0; batch < batches.count() && sums.diverged().isEmpty(); batch++) {
                float[] features = batches.features(batch);
                Step step = network.step(features, targets.of(batches, batch, features), steps.nextRate());
                sums = sums.plus(step, batches.size(batch));
                steps.taken();
                progress.accept(sums);
            }
        }
        return sums;
    }
}
