package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.NormGradients;
import werkbank.engine.operation.NormParameters;
import werkbank.engine.operation.NormShape;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.BatchNorm;

/** A batch normalisation. */
final class TrainingNorm implements TrainingLayer {
    private final Operations operations;
    private final BatchNorm layer;
    private final StepCount count;
    private final NormShape shape;

    private final Buffer x;
    private final NormParameters parameters;
    private final Buffer saved;
    private final Buffer y;

    private final Buffer dy;
    private final NormGradients gradients;
    private final Buffer dx;

    TrainingNorm(Batch batch, Place place, BatchNorm layer) {
        this.operations = batch.operations();
        this.layer = layer;
        this.count = batch.count();
        this.shape = new NormShape(batch.images() * place.inputPixels(), place.inputChannels());
        this.x = batch.arrays().input(place);
        this.parameters = batch.parameters().norm(place);
        this.saved = batch.learning().saved(place);
        this.y = batch.arrays().output(place);
        this.dy = batch.arrays().gradient(place);
        this.gradients = new NormGradients(
                batch.learning().gradient(place, Role.GAMMA), batch.learning().gradient(place, Role.BETA));
        this.dx = batch.arrays().inputGradient(place).orElseGet(() -> batch.arrays()
                .changeable(place));
    }

    @Override
    public void forward() {
        renew(layer.momentum(count.next()));
    }

    @Override
    public void renew(double kept) {
        operations.normalise(shape, kept, layer.epsilon(), x, parameters, saved, y);
    }

    /** Normalises as in training, with all that becomes of the sums that are its input. */
    void forward(ActivatedSums sums) {
        renew(sums, layer.momentum(count.next()));
    }

    /** {@link #renew(double)} with all that becomes of the sums that are its input. */
    void renew(ActivatedSums sums, double kept) {
        operations.biasActivationNormalise(
                sums.function(), shape, kept, layer.epsilon(), sums.bias(), sums.arguments(), x, parameters, saved, y);
    }

    /** Computes the gradients of the sums and of their bias as well; that of the sums is the input's. */
    void backward(ActivatedSums sums) {
        operations.normaliseActivationGradient(
                sums.function(), shape, sums.kept(), x, parameters, saved, dy, gradients, dx, sums.dbias());
    }

    @Override
    public void backward() {
        operations.normaliseGradient(shape, x, parameters, saved, dy, gradients, dx);
    }
}
