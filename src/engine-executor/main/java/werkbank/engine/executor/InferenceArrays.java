package werkbank.engine.executor;

import java.util.List;
import werkbank.engine.operation.Buffer;

/** The arrays of a network that only answers: two that layers take turns in, since nothing is kept. */
final class InferenceArrays {
    private final ArraySizes values = new ArraySizes();
    private final ArraySizes floats = new ArraySizes();
    /** Which of the two has the output of each hidden layer. */
    private final int[] outputs;

    private final long pixels;
    private final int features;
    private final int logits;
    private final int probabilities;

    InferenceArrays(Architecture architecture) {
        this.outputs = new int[architecture.hidden().size()];
        this.pixels = architecture.images().values();
        int turn = values.add(pixels);
        values.add(0);
        for (Place place : architecture.hidden()) {
            if (!InferenceLayers.isInPlace(place.layer())) {
                turn = 1 - turn;
                values.widen(turn, place.output().values());
            }
            outputs[place.index()] = turn;
        }
        this.features = floats.add(architecture.images().values());
        this.logits = floats.add(architecture.classes());
        this.probabilities = floats.add(architecture.classes());
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

        /** The images in the host's form, of kind FLOAT. */
        Buffer features() {
            return floats.get(features);
        }

        /** [images][classes] of kind FLOAT. */
        Buffer logits() {
            return floats.get(logits);
        }

        /** [images][classes] of kind FLOAT. */
        Buffer probabilities() {
            return floats.get(probabilities);
        }

        /** The images, [images][height][width][channels]. */
        Buffer images() {
            return part(0, pixels);
        }

        Buffer input(Place place) {
            return place.index() == 0
                    ? images()
                    : part(outputs[place.index() - 1], place.input().values());
        }

        Buffer output(Place place) {
            return part(outputs[place.index()], place.output().values());
        }

        private Buffer part(int index, long numbers) {
            return values.get(index).part(0, images * numbers);
        }
    }
}
