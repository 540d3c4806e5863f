package werkbank.augment;

import java.util.Optional;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/**
 * Random changes of an image: one affine transform about its centre, as Keras's ImageDataGenerator composes it
 * (rotation · shift · shear · zoom, then flips), elastic displacements added to its coordinates, one linear
 * interpolation, then brightness and random erasing.
 *
 * <p>What an image gets depends on (seed, pass over the images, row) alone, not on the order of the images or on
 * threads. It keeps its arrays from image to image: one augmenter for each thread.
 */
public final class Augmenter {
    private final Augmentation ranges;
    private final Shape shape;
    private final long seed;
    private final SplitMix random = new SplitMix();
    private final Affine affine = new Affine();
    private final Coordinates coordinates;
    private final Resampler resampler;
    private final Optional<ElasticField> elastic;
    private final Optional<RandomErasing> erasing;
    private double brightness;
    private long elasticSeed;
    private long eraseSeed;

    /**
     * @param shape of the images, grey
     * @param seed of the draws
     */
    public Augmenter(Augmentation ranges, Shape shape, long seed) {
        this.ranges = ranges;
        this.shape = shape.requireGrey();
        this.seed = seed;
        int height = shape.height();
        int width = shape.width();
        this.coordinates = new Coordinates(height, width);
        this.resampler = new Resampler(ranges.fill(), height, width);
        this.elastic = ranges.elastic().map(field -> new ElasticField(field, height, width));
        this.erasing = ranges.erase().map(erase -> new RandomErasing(erase, height, width));
    }

    /**
     * Writes the changed image, scaled to [0, 1].
     *
     * @param source height × width grey values 0 to 255
     * @param pass over the images, counted from 1; an epoch unless the recipe has {@code steps-per-epoch}
     * @param target written from {@code offset}, height × width values
     */
    public void apply(byte[] source, int pass, int row, float[] target, int offset) {
        if (ranges.isNone()) {
            Pixels.scale(source, target, offset);
            return;
        }
        draw(pass, row);
        if (ranges.movesPixels()) {
            move(source, target, offset);
        } else {
            Pixels.scale(source, target, offset);
        }
        if (ranges.brightness() > 0) {
            brighten(target, offset);
        }
        if (erasing.isPresent()) {
            random.restart(eraseSeed);
            erasing.get().apply(random, target, offset);
        }
    }

    /**
     * Every image takes the same draws in the same order, whichever ranges are 0: a range that is added leaves the
     * others' draws as they are. New kinds of draws come after these.
     */
    private void draw(int pass, int row) {
        random.restart(seed + 0x9E3779B97F4A7C15L * pass + 0xD1B54A32D192ED03L * row);
        double theta = Math.toRadians(random.within(ranges.rotation()));
        double shiftRows = random.within(ranges.shift().y()) * shape.height();
        double shiftColumns = random.within(ranges.shift().x()) * shape.width();
        double shear = Math.toRadians(random.within(ranges.shear()));
        double zoomRows = 1 + random.within(ranges.zoom().y());
        double zoomColumns = 1 + random.within(ranges.zoom().x());
        affine.set(theta, shiftRows, shiftColumns, shear, zoomRows, ranges.zoomTied() ? zoomRows : zoomColumns);
        if (random.nextDouble() < ranges.flipHorizontal()) {
            affine.flipHorizontally();
        }
        if (random.nextDouble() < ranges.flipVertical()) {
            affine.flipVertically();
        }
        brightness = 1 + random.within(ranges.brightness());
        elasticSeed = random.nextLong();
        eraseSeed = random.nextLong();
    }

    private void move(byte[] source, float[] target, int offset) {
        coordinates.set(affine.values, resampler.margin());
        if (elastic.isPresent()) {
            random.restart(elasticSeed);
            elastic.get().addTo(coordinates, random);
        }
        resampler.sample(source, coordinates, target, offset);
    }

    private void brighten(float[] target, int offset) {
        float factor = (float) brightness;
        for (int i = offset; i < offset + shape.values(); i++) {
            target[i] = Math.min(1, target[i] * factor);
        }
    }
}
