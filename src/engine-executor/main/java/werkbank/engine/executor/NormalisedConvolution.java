package werkbank.engine.executor;

import java.util.List;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;

/** A convolution and the batch normalisation behind it, which go over the output fewer times together. */
final class NormalisedConvolution implements TrainingLayer {
    private final TrainingConvolution convolution;
    private final TrainingNorm norm;

    private NormalisedConvolution(TrainingConvolution convolution, TrainingNorm norm) {
        this.convolution = convolution;
        this.norm = norm;
    }

    /** Adds the layers of a training step, one for each place; that of a convolution whose normalisation does all does nothing. */
    static void addAll(Batch batch, List<Place> places, List<TrainingLayer> layers) {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            boolean isFollowed = i + 1 < places.size() && places.get(i + 1).layer() instanceof BatchNorm;
            if (isFollowed && place.layer() instanceof Convolution conv) {
                Place next = places.get(++i);
                layers.add(new Unlearned(() -> {}, () -> {}, () -> {}));
                layers.add(new NormalisedConvolution(
                        new TrainingConvolution(batch, place, conv),
                        new TrainingNorm(batch, next, (BatchNorm) next.layer())));
            } else {
                layers.add(TrainingLayers.of(batch, place));
            }
        }
    }

    @Override
    public void forward() {
        if (convolution.addsBias()) {
            convolution.forward();
            norm.forward();
        } else {
            convolution.convolve();
            norm.forward(convolution.sums());
        }
    }

    @Override
    public void renew(double kept) {
        if (convolution.addsBias()) {
            convolution.forward();
            norm.renew(kept);
        } else {
            convolution.convolve();
            norm.renew(convolution.sums(), kept);
        }
    }

    @Override
    public void backward() {
        if (convolution.addsBias()) {
            norm.backward();
            convolution.backward();
        } else {
            norm.backward(convolution.sums());
            convolution.convolveBack();
        }
    }

    @Override
    public List<String> algorithms() {
        return convolution.algorithms();
    }

    @Override
    public void close() {
        convolution.close();
    }
}
