package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.recipe.layer.BatchNorm;
import werkbank.recipe.layer.Convolution;

/** A convolution and the batch normalisation behind it, which go over the output fewer times together. */
final class NormalisedConvolution implements TrainingLayer {
    private final TrainingConvolution convolution;
    private final TrainingNorm norm;

    private NormalisedConvolution(Batch batch, Place place, Convolution conv, Place next, BatchNorm norm) {
        this.convolution = TrainingConvolution.of(batch, place, conv);
        this.norm = new TrainingNorm(batch, next, norm);
    }

    /** Adds the layers of a training step, one for each place; that of a convolution whose normalisation does all does nothing. */
    static void addAll(Batch batch, Architecture architecture, List<TrainingLayer> layers) {
        List<Place> places = architecture.hidden();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Optional<Place> norm = i + 1 < places.size() ? onlyReader(architecture, place) : Optional.empty();
            if (place.layer() instanceof Convolution conv
                    && !conv.unbiased()
                    && !place.isFrozen()
                    && norm.isPresent()) {
                layers.add(new Unlearned(() -> {}, () -> {}, () -> {}));
                layers.add(new NormalisedConvolution(
                        batch, place, conv, norm.get(), (BatchNorm) norm.get().layer()));
                i++;
            } else {
                layers.add(TrainingLayers.of(batch, place));
            }
        }
    }

    /** The batch normalisation behind a place, if nothing else takes from that. */
    private static Optional<Place> onlyReader(Architecture architecture, Place place) {
        Place next = architecture.hidden().get(place.index() + 1);
        boolean isOnly = next.inputs().equals(List.of(place.index())) && architecture.readers(place.index()) == 1;
        return isOnly && next.layer() instanceof BatchNorm ? Optional.of(next) : Optional.empty();
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
