package werkbank.engine.executor;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.BatchNorm;

/** A batch normalisation. */
final class TrainingNorm implements TrainingLayer {
    private final Operations operations;
    private final BatchNorm layer;
    private final StepCount count;
    private final int rows;
    private final int channels;

    private final Buffer x;
    private final Buffer gamma;
    private final Buffer beta;
    private final Buffer mean;
    private final Buffer variance;
    private final Buffer saved;
    private final Buffer y;

    private final Buffer dy;
    private final Buffer dgamma;
    private final Buffer dbeta;
    private final Buffer dx;

    TrainingNorm(Batch batch, Place place, BatchNorm layer) {
        this.operations = batch.operations();
        this.layer = layer;
        this.count = batch.count();
        this.rows = batch.images() * place.inputPixels();
        this.channels = place.inputChannels();
        this.x = batch.arrays().input(place);
        this.gamma = batch.parameters().of(place, Role.GAMMA);
        this.beta = batch.parameters().of(place, Role.BETA);
        this.mean = batch.parameters().of(place, Role.MEAN);
        this.variance = batch.parameters().of(place, Role.VARIANCE);
        this.saved = batch.learning().saved(place);
        this.y = batch.arrays().output(place);
        this.dy = batch.arrays().gradient(place);
        this.dgamma = batch.learning().gradient(place, Role.GAMMA);
        this.dbeta = batch.learning().gradient(place, Role.BETA);
        this.dx = batch.arrays().inputGradient(place).orElseGet(() -> batch.arrays()
                .changeable(place));
    }

    @Override
    public void forward() {
        renew(layer.momentum(count.next()));
    }

    @Override
    public void renew(double kept) {
        operations.normalise(rows, channels, kept, layer.epsilon(), x, gamma, beta, mean, variance, saved, y);
    }

    /** Normalises as in training, with all that becomes of the sums that are its input. */
    void forward(ActivatedSums sums) {
        renew(sums, layer.momentum(count.next()));
    }

    /** {@link #renew(double)} with all that becomes of the sums that are its input. */
    void renew(ActivatedSums sums, double kept) {
        operations.biasActivationNormalise(
                sums.function(),
                rows,
                channels,
                kept,
                layer.epsilon(),
                sums.bias(),
                sums.arguments(),
                x,
                gamma,
                beta,
                mean,
                variance,
                saved,
                y);
    }

    /** Computes the gradients of the sums and of their bias as well; that of the sums is the input's. */
    void backward(ActivatedSums sums) {
        operations.normaliseActivationGradient(
                sums.function(), rows, channels, sums.kept(), x, gamma, saved, dy, dgamma, dbeta, dx, sums.dbias());
    }

    @Override
    public void backward() {
        operations.normaliseGradient(rows, channels, x, gamma, saved, dy, dgamma, dbeta, dx);
    }
}
