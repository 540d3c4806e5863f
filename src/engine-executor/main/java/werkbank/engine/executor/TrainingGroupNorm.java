package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.GroupNorm;

/** A normalisation over groups of channels. */
final class TrainingGroupNorm {
    private TrainingGroupNorm() {}

    static TrainingLayer of(Batch batch, Place place, GroupNorm norm) {
        Operations operations = batch.operations();
        TrainingArrays.Parts arrays = batch.arrays();
        GroupShape shape = new GroupShape(batch.images(), place.inputPixels(), place.inputChannels(), norm.groups());
        Buffer x = arrays.input(place);
        Buffer y = arrays.output(place);
        Buffer gamma = batch.parameters().of(place, Role.GAMMA);
        Buffer beta = batch.parameters().of(place, Role.BETA);
        Buffer saved = arrays.saved(place);
        Buffer dy = arrays.gradient(place);
        Buffer dx = arrays.inputGradient(place).orElseGet(() -> arrays.changeable(place));
        Buffer dgamma = batch.learning().gradient(place, Role.GAMMA);
        Buffer dbeta = batch.learning().gradient(place, Role.BETA);
        Runnable forward = () -> operations.groupNormalise(shape, norm.epsilon(), x, gamma, beta, saved, y);
        return new Unlearned(
                forward,
                forward,
                () -> operations.groupNormaliseGradient(shape, x, gamma, saved, dy, dgamma, dbeta, dx));
    }
}
