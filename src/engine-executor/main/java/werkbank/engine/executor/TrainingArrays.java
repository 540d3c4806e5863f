package werkbank.engine.executor;

import java.util.List;
import java.util.Optional;
import werkbank.engine.operation.Buffer;

/**
 * The arrays of a training step: what the forward pass keeps, one after the other, and two that gradients take turns in.
 * All are of kind VALUE but those beside the logits.
 */
final class TrainingArrays {
    private static final int NONE = -1;

    private final ArraySizes values = new ArraySizes();
    private final ArraySizes floats = new ArraySizes();
    private final int input;
    /** Indices of each place's arrays; hidden layers, then the output layer. */
    private final int[] outputs;

    private final int[] arguments;
    private final int[] gradients;

    private final int features;
    private final int logits;
    private final int targets;

    TrainingArrays(Architecture architecture) {
        List<Place> places = architecture.places();
        this.outputs = new int[places.size()];
        this.arguments = new int[places.size()];
        this.gradients = new int[places.size()];
        this.input = values.add(architecture.images().values());
        forward(architecture.hidden());
        backward(places, architecture.firstThatLearns());
        this.features = floats.add(architecture.images().values());
        this.logits = floats.add(architecture.classes());
        this.targets = floats.add(architecture.classes());
    }

    private void forward(List<Place> hidden) {
        boolean kept = false;
        int before = input;
        for (Place place : hidden) {
            Reuse reuse = Reuse.of(place.layer());
            int i = place.index();
            outputs[i] = reuse.mayOverwrite() && !kept
                    ? before
                    : values.add(place.output().values());
            arguments[i] = reuse.hasArgument() ? values.add(place.output().values()) : outputs[i];
            before = outputs[i];
            kept = reuse.readsOutput();
        }
    }

    /** Hands out the two arrays of gradients from the last layer to the first that learns. */
    private void backward(List<Place> places, int first) {
        int[] pair = {values.add(0), values.add(0)};
        int turn = 0;
        for (int i = places.size() - 1; i >= 0; i--) {
            gradients[i] = i < first ? NONE : pair[turn];
            if (i >= first) {
                values.widen(pair[turn], places.get(i).output().values());
                turn = Reuse.of(places.get(i).layer()).gradientInPlace() ? turn : 1 - turn;
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

        private Parts(int images, List<Buffer> values, List<Buffer> floats) {
            this.images = images;
            this.values = values;
            this.floats = floats;
        }

        /** The images, [images][height][width][channels]. */
        Buffer images() {
            return values.get(input);
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

        Buffer input(Place place) {
            return place.index() == 0 ? images() : values.get(outputs[place.index() - 1]);
        }

        Buffer output(Place place) {
            return values.get(outputs[place.index()]);
        }

        /** Whether the output takes the place of the input. */
        boolean isInPlace(Place place) {
            return outputs[place.index()] == (place.index() == 0 ? input : outputs[place.index() - 1]);
        }

        /** The argument of an activation function; the output where it isn't kept beside it. */
        Buffer argument(Place place) {
            return values.get(arguments[place.index()]);
        }

        /** The gradient of the output of a place that learns or comes after one that does. */
        Buffer gradient(Place place) {
            return sized(gradients[place.index()], place.output().values());
        }

        /** The gradient of the input; empty where nobody asks for it. */
        Optional<Buffer> inputGradient(Place place) {
            int before = place.index() - 1;
            return before < 0 || gradients[before] == NONE
                    ? Optional.empty()
                    : Optional.of(sized(gradients[before], place.input().values()));
        }

        /** The two arrays of gradients are as large as the largest that they hold. */
        private Buffer sized(int index, long numbers) {
            return values.get(index).part(0, images * numbers);
        }
    }
}
