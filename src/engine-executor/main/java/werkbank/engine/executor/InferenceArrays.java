package werkbank.engine.executor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import werkbank.engine.operation.Buffer;
import werkbank.recipe.layer.Expansion;
import werkbank.recipe.layer.GroupNorm;

/** The arrays of a network that only answers: layers take turns in them, since nothing is kept that nobody reads again. */
final class InferenceArrays {
    private final ArraySizes values = new ArraySizes();
    private final ArraySizes floats = new ArraySizes();
    private final Slots slots = new Slots(values);
    private final Architecture architecture;
    /** The array that has the output of each hidden layer. */
    private final int[] outputs;

    private final int images;
    private final int features;
    private final int logits;
    private final int probabilities;
    private final int saved;

    InferenceArrays(Architecture architecture) {
        this.architecture = architecture;
        this.outputs = new int[architecture.hidden().size()];
        this.images = slots.take(architecture.images().values());
        slots.share(images, architecture.readers(Expansion.IMAGES) - 1);
        for (Place place : architecture.hidden()) {
            outputs[place.index()] = handOut(place);
            place.inputs().forEach(source -> slots.release(array(source)));
        }
        this.features = floats.add(architecture.images().values());
        this.logits = floats.add(architecture.classes());
        this.probabilities = floats.add(architecture.classes());
        this.saved = floats.add(architecture.hidden().stream()
                .mapToLong(place -> place.layer() instanceof GroupNorm norm ? 2L * norm.groups() : 0)
                .max()
                .orElse(0));
    }

    private int handOut(Place place) {
        int readers = architecture.readers(place.index());
        OptionalInt same = sameAsInput(place);
        if (same.isPresent()) {
            slots.share(same.getAsInt(), readers);
            return same.getAsInt();
        }
        int slot = slots.take(place.output().values());
        slots.share(slot, readers - 1);
        return slot;
    }

    /** The array of an input that is the output's too: because nothing happens to it, or nobody else needs it any more. */
    private OptionalInt sameAsInput(Place place) {
        if (place.layer().actsInTrainingOnly()) {
            return OptionalInt.of(array(place.inputs().get(0)));
        }
        return IntStream.range(0, InferenceLayers.overwritable(place.layer()))
                .map(k -> array(place.inputs().get(k)))
                .filter(slot -> slots.users(slot) == 1)
                .findFirst();
    }

    private int array(int source) {
        return source == Expansion.IMAGES ? images : outputs[source];
    }

    /** Numbers of kind VALUE. */
    long values(int batch) {
        return values.numbers(batch);
    }

    /** Numbers of kind FLOAT. */
    long floats(int batch) {
        return floats.numbers(batch);
    }

    /** The arrays for a batch. */
    Parts parts(Arena arena, int batch) {
        return new Parts(batch, values.parts(arena.values(), batch), floats.parts(arena.floats(), batch));
    }

    /** The arrays of a batch as buffers. */
    final class Parts {
        private final long batch;
        private final List<Buffer> values;
        private final List<Buffer> floats;
        /** Makes one buffer for each array, since operations see by the buffer that numbers are in place. */
        private final Map<List<Long>, Buffer> parts = new HashMap<>();

        private Parts(int batch, List<Buffer> values, List<Buffer> floats) {
            this.batch = batch;
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

        /** Room for what a normalisation over groups computes first, of kind FLOAT. */
        Buffer saved() {
            return floats.get(saved);
        }

        /** The images, [images][height][width][channels]. */
        Buffer images() {
            return part(images, architecture.images().values());
        }

        List<Buffer> inputs(Place place) {
            return IntStream.range(0, place.inputs().size())
                    .mapToObj(k -> part(
                            array(place.inputs().get(k)), place.taken().get(k).values()))
                    .toList();
        }

        Buffer output(Place place) {
            return part(outputs[place.index()], place.output().values());
        }

        private Buffer part(int index, long numbers) {
            return parts.computeIfAbsent(
                    List.of((long) index, numbers), key -> values.get(index).part(0, batch * numbers));
        }
    }
}
