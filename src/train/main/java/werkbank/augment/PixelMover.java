package werkbank.augment;

import java.util.Optional;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/** Moves an image's pixels to where the draws say. One for each thread. */
final class PixelMover {
    private final boolean interpolates;
    private final PixelCopier copier;
    private final Coordinates coordinates;
    private final Resampler resampler;
    private final Optional<ElasticField> elastic;
    private final SplitMix random = new SplitMix();

    PixelMover(Augmentation ranges, Shape shape) {
        int height = shape.height();
        int width = shape.width();
        this.interpolates = ranges.interpolates();
        this.copier = new PixelCopier(ranges.fill(), shape);
        this.coordinates = new Coordinates(height, width);
        this.resampler = new Resampler(ranges.fill(), shape);
        this.elastic = ranges.elastic().map(field -> new ElasticField(field, height, width));
    }

    /** Writes the image scaled to [0, 1]; where nothing lies between pixels they are copied, which gives the same. */
    void move(byte[] source, Drawn drawn, float[] target, int offset) {
        if (!interpolates) {
            copier.copy(source, drawn, target, offset);
            return;
        }
        coordinates.set(drawn.affine.values, resampler.margin());
        if (elastic.isPresent()) {
            random.restart(drawn.elasticSeed);
            elastic.get().addTo(coordinates, random);
        }
        resampler.sample(source, coordinates, target, offset);
    }
}
