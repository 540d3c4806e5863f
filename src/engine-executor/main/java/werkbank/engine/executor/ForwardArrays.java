package werkbank.engine.executor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import werkbank.recipe.layer.Expansion;

/**
 * The arrays that the forward pass of a training step writes. What the backward pass reads stays until it has read it; a list
 * of layers keeps the rest too while the forward pass lasts, other networks use its arrays again once all have read them.
 */
final class ForwardArrays {
    private final Architecture architecture;
    private final List<Place> places;
    private final boolean[] backward;
    private final Slots slots;
    private final int images;
    /** Indices of each hidden place's arrays. */
    private final int[] outputs;

    private final int[] arguments;
    /** The place whose backward pass is the last to read an array, by the array's index. */
    private final Map<Integer, Integer> lastReaders = new HashMap<>();

    /** @param slots that the backward pass takes its arrays from too */
    ForwardArrays(Architecture architecture, Slots slots) {
        this.architecture = architecture;
        this.places = architecture.places();
        this.backward = architecture.backward();
        this.slots = slots;
        this.outputs = new int[places.size()];
        this.arguments = new int[places.size()];
        this.images = slots.take(architecture.images().values());
        boolean isPlain = architecture.isPlain();
        for (Place place : architecture.hidden()) {
            handOut(place);
            if (!isPlain) {
                place.inputs().stream().distinct().forEach(source -> releaseAfter(place, source));
            }
        }
        places.stream().filter(place -> backward[place.index()]).forEach(this::reads);
    }

    /** Notes what a place's backward pass reads; those of places before it come later. */
    private void reads(Place place) {
        Reuse reuse = Reuse.of(place.layer());
        if (reuse.readsInput()) {
            place.inputs().forEach(source -> lastReaders.putIfAbsent(array(source), place.index()));
        }
        if (reuse.readsOutput()) {
            lastReaders.putIfAbsent(outputs[place.index()], place.index());
        }
        if (reuse.hasArgument()) {
            lastReaders.putIfAbsent(arguments[place.index()], place.index());
        }
    }

    /** Ends the forward pass: what no backward pass reads is free. */
    void end() {
        slots.held().stream().filter(slot -> !lastReaders.containsKey(slot)).forEach(slots::release);
    }

    /** Frees what no backward pass reads after that of a place. */
    void releaseBehind(Place place) {
        lastReaders.forEach((slot, reader) -> {
            if (reader == place.index()) {
                slots.release(slot);
            }
        });
    }

    private void handOut(Place place) {
        int i = place.index();
        outputs[i] =
                overwritten(place).orElseGet(() -> slots.take(place.output().values()));
        boolean hasArgument = Reuse.of(place.layer()).hasArgument() && !place.isFrozen();
        arguments[i] = hasArgument ? slots.take(place.output().values()) : outputs[i];
    }

    /** The array of an input that the output takes the place of: one that nobody else reads, neither now nor later. */
    private OptionalInt overwritten(Place place) {
        return Reuse.of(place.layer()).mayOverwrite()
                ? place.inputs().stream()
                        .limit(2)
                        .filter(source -> architecture.readers(source) == 1 && !isKept(source))
                        .mapToInt(this::array)
                        .findFirst()
                : OptionalInt.empty();
    }

    /** Whether a place's backward pass reads what it puts out. */
    private boolean isKept(int source) {
        return source != Expansion.IMAGES
                && !places.get(source).isFrozen()
                && Reuse.of(places.get(source).layer()).readsOutput();
    }

    private void releaseAfter(Place place, int source) {
        boolean isGone = array(source) == outputs[place.index()];
        if (!isGone && architecture.lastReader(source) == place.index() && !isReadLater(source)) {
            slots.release(array(source));
        }
    }

    /** Whether some backward pass reads what a place puts out. */
    private boolean isReadLater(int source) {
        return isKept(source)
                || places.stream()
                        .filter(place -> place.inputs().contains(source) && backward[place.index()])
                        .anyMatch(place -> Reuse.of(place.layer()).readsInput());
    }

    /** The index of the array of what a place puts out, or of the images. */
    int array(int source) {
        return source == Expansion.IMAGES ? images : outputs[source];
    }

    /** The index of the array of what a place's activation function is given. */
    int argument(Place place) {
        return arguments[place.index()];
    }
}
