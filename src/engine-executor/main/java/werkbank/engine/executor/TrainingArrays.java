package werkbank.engine.executor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Operations;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.GroupNorm;

/**
 * The arrays of a training step: what the forward pass keeps, one after the other, and those that gradients take turns in. All
 * are of kind VALUE but those beside the logits.
 */
final class TrainingArrays {
    private final ArraySizes values = new ArraySizes();
    private final ArraySizes floats = new ArraySizes();
    private final ForwardArrays forward;
    private final GradientArrays backward;

    private final long pixels;
    private final int features;
    private final int logits;
    private final int targets;
    /** The numbers that normalisations over groups keep of a batch, by their places. */
    private final Map<Integer, Integer> saved = new HashMap<>();

    TrainingArrays(Architecture architecture) {
        Slots slots = new Slots(values);
        this.forward = new ForwardArrays(architecture, slots);
        this.backward = new GradientArrays(architecture, forward, slots);
        this.pixels = architecture.images().values();
        this.features = floats.add(pixels);
        this.logits = floats.add(architecture.classes());
        this.targets = floats.add(architecture.classes());
        for (Place place : architecture.hidden()) {
            if (place.layer() instanceof GroupNorm norm) {
                saved.put(place.index(), floats.add(2L * norm.groups()));
            }
        }
    }

    /** Numbers of kind VALUE. */
    long values(int images) {
        return values.numbers(images);
    }

    /** Numbers of kind FLOAT. */
    long floats(int images) {
        return floats.numbers(images);
    }

    /** The arrays for a batch. */
    Parts parts(Arena arena, int images) {
        return new Parts(images, values.parts(arena.values(), images), floats.parts(arena.floats(), images));
    }

    /** The arrays of a batch as buffers. */
    final class Parts {
        private final long images;
        private final List<Buffer> values;
        private final List<Buffer> floats;
        private final Map<List<Long>, Buffer> sized = new HashMap<>();

        private Parts(int images, List<Buffer> values, List<Buffer> floats) {
            this.images = images;
            this.values = values;
            this.floats = floats;
        }

        /** The images, [images][height][width][channels]. */
        Buffer images() {
            return sized(forward.array(Expansion.IMAGES), pixels);
        }

        /** The images in the host's form, of kind FLOAT. */
        Buffer features() {
            return floats.get(features);
        }

        /** [images][classes] of kind FLOAT. */
        Buffer logits() {
            return floats.get(logits);
        }

        /** [images][classes] of kind FLOAT. */
        Buffer targets() {
            return floats.get(targets);
        }

        /** [2][images][groups] of kind FLOAT, for what a normalisation over groups keeps. */
        Buffer saved(Place place) {
            return floats.get(saved.get(place.index()));
        }

        /** Whether a place has a backward pass: whether it, or one that it takes from, learns. */
        boolean isBackward(Place place) {
            return backward.isBackward(place);
        }

        Buffer input(Place place) {
            return input(place, 0);
        }

        /** Finds one of several inputs. */
        Buffer input(Place place, int k) {
            return sized(
                    forward.array(place.inputs().get(k)), place.taken().get(k).values());
        }

        Buffer output(Place place) {
            return sized(forward.array(place.index()), place.output().values());
        }

        /** Whether the output takes the place of the first input. */
        boolean isInPlace(Place place) {
            return forward.array(place.index()) == forward.array(place.inputs().get(0));
        }

        /** The argument of an activation function; the output where it isn't kept beside it. */
        Buffer argument(Place place) {
            return sized(forward.argument(place), place.output().values());
        }

        /** The gradient of the output of a place that learns or comes after one that does. */
        Buffer gradient(Place place) {
            return sized(backward.gradient(place), place.output().values());
        }

        /** A buffer like the gradient of the output that the backward pass may change: this gradient itself where it may be. */
        Buffer changeable(Place place) {
            return sized(backward.changeable(place), place.output().values());
        }

        /** The gradient of the input; empty where nobody asks for it. */
        Optional<Buffer> inputGradient(Place place) {
            return inputGradient(place, 0);
        }

        /** The gradient of one of several inputs, likewise. */
        Optional<Buffer> inputGradient(Place place, int k) {
            int target = isBackward(place) ? backward.target(place, k) : GradientArrays.NONE;
            return target == GradientArrays.NONE
                    ? Optional.empty()
                    : Optional.of(sized(target, place.taken().get(k).values()));
        }

        /** Adds gradients of what others take too, after a place's backward pass. */
        void addGradients(Place place, Operations operations) {
            for (GradientArrays.Sum sum : backward.sums(place)) {
                operations.add(
                        images * sum.numbers(),
                        sized(sum.former(), sum.numbers()),
                        sized(sum.added(), sum.numbers()),
                        sized(sum.result(), sum.numbers()));
            }
        }

        /** An array is as large as the largest that it holds; operations see by the buffer that numbers are in place. */
        private Buffer sized(int index, long numbers) {
            return sized.computeIfAbsent(
                    List.of((long) index, numbers), key -> values.get(index).part(0, images * numbers));
        }
    }
}
