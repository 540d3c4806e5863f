package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import werkbank.recipe.layer.Add;
import werkbank.recipe.layer.Expansion;

/**
 * The arrays that gradients take turns in, from the last layer to the first that learns, among them those of the forward pass
 * that were read for the last time. What several layers take gets the sum of their gradients: the one that comes first in the
 * backward pass writes it, those after it are added.
 */
final class GradientArrays {
    static final int NONE = -1;

    private final List<Place> places;
    private final boolean[] backward;
    private final Slots slots;
    /** The array of the gradient of each place's output, when its backward pass begins. */
    private final int[] gradients;

    private final int[] scratches;
    /** The arrays that each place writes the gradients of its inputs to. */
    private final int[][] targets;
    /** The gradients that are added after each place's backward pass. */
    private final List<List<Sum>> sums = new ArrayList<>();
    /** The array of each place's gradient as far as it is known. */
    private final int[] known;
    /** Arrays of gradients that are added after a place's backward pass. */
    private final List<Integer> added = new ArrayList<>();

    /**
     * Gradients that are added, as indices of arrays.
     *
     * @param numbers for one image
     */
    record Sum(int former, int added, int result, long numbers) {}

    /** @param forward frees its arrays as the backward pass goes on */
    GradientArrays(Architecture architecture, ForwardArrays forward, Slots slots) {
        this.places = architecture.places();
        this.backward = architecture.backward();
        this.slots = slots;
        this.gradients = none();
        this.scratches = none();
        this.known = none();
        this.targets = new int[places.size()][];
        places.forEach(place -> sums.add(new ArrayList<>()));
        int last = places.size() - 1;
        forward.end();
        known[last] = slots.take(architecture.classes());
        for (int i = last; i >= 0; i--) {
            if (backward[i]) {
                gradients[i] = known[i];
                handOut(places.get(i));
                added.forEach(slots::release);
                added.clear();
                slots.release(gradients[i]);
                forward.releaseBehind(places.get(i));
            }
        }
    }

    private int[] none() {
        int[] all = new int[places.size()];
        Arrays.fill(all, NONE);
        return all;
    }

    private void handOut(Place place) {
        int i = place.index();
        targets[i] = new int[place.inputs().size()];
        Arrays.fill(targets[i], NONE);
        for (int k = 0; k < targets[i].length; k++) {
            int source = place.inputs().get(k);
            if (source != Expansion.IMAGES && backward[source]) {
                targets[i][k] = place.layer() instanceof Add ? passedOn(place, source) : written(place, source, k);
            }
        }
        scratches[i] = scratch(place);
    }

    /** Hands a sum's own gradient on, without a copy where it is the first. */
    private int passedOn(Place place, int source) {
        int own = gradients[place.index()];
        int former = known[source];
        if (former == NONE) {
            slots.share(own, 1);
            known[source] = own;
            return own;
        }
        long numbers = place.output().values();
        int result = slots.users(former) == 1 ? former : slots.take(numbers);
        sums.get(place.index()).add(new Sum(former, own, result, numbers));
        if (result != former) {
            added.add(former);
        }
        known[source] = result;
        return own;
    }

    /** The array that a layer writes the gradient of an input to. */
    private int written(Place place, int source, int k) {
        long numbers = place.taken().get(k).values();
        int own = gradients[place.index()];
        int target = own;
        if (k == 0 && Reuse.of(place.layer()).gradientInPlace() && slots.users(own) == 1) {
            slots.share(own, 1);
        } else {
            target = slots.take(numbers);
        }
        if (known[source] != NONE) {
            sums.get(place.index()).add(new Sum(known[source], target, target, numbers));
            added.add(known[source]);
        }
        known[source] = target;
        return target;
    }

    /** The array that a layer may change on the way: its own gradient's, where that isn't another's too. */
    private int scratch(Place place) {
        int own = gradients[place.index()];
        boolean isEnough =
                targets[place.index()][0] != NONE && Reuse.of(place.layer()).gradientInPlace();
        if (isEnough || !Reuse.of(place.layer()).writesGradient() || slots.users(own) == 1) {
            return own;
        }
        int scratch = slots.take(place.output().values());
        slots.release(scratch);
        return scratch;
    }

    boolean isBackward(Place place) {
        return gradients[place.index()] != NONE;
    }

    /** The index of the gradient of what a place puts out. */
    int gradient(Place place) {
        return gradients[place.index()];
    }

    /** The index of the array that a place may change in its backward pass: the gradient, or another one as large. */
    int changeable(Place place) {
        return scratches[place.index()];
    }

    /** The index of the array that a place writes the gradient of an input to; {@link #NONE} where nobody asks for it. */
    int target(Place place, int k) {
        return targets[place.index()][k];
    }

    /** The sums that follow a place's backward pass, in their order. */
    List<Sum> sums(Place place) {
        return sums.get(place.index());
    }
}
