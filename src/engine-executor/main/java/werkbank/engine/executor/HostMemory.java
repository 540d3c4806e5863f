package werkbank.engine.executor;

import werkbank.engine.Workload;
import werkbank.recipe.NetworkShapes;
import werkbank.recipe.Recipe;

/** A forecast of what a worker process needs of the host's memory while its networks are computed on a device. */
final class HostMemory {
    /** A Java array's header and the reference to it. */
    private static final int BYTES_BESIDE_AN_ARRAY = 24;

    /** An epoch's state while it is written; when a trial goes on, that state and the bytes that it is read from. */
    private static final int STATES = 2;

    /** Copies of the parameters in passing: first weights, the best network, and those in the device's order. */
    private static final int COPIES_IN_PASSING = 4;

    /** Batches of a network with a teacher: the one that is learned, and those that are made meanwhile. */
    private static final int BATCHES = 3;

    /** The rows of an epoch as they were planned, and those that are handed over. */
    private static final int ORDERS = 2;

    private HostMemory() {}

    /**
     * The bytes in Java's heap, which is all of the host's memory beside what a worker takes that has trained a tiny
     * network.
     */
    static long heap(Recipe recipe, Workload load) {
        long parameters = NetworkShapes.parameters(NetworkShapes.infer(recipe.network(), load.shape(), load.classes()));
        long copies = (long) STATES * load.networks() * Copies.stepped(recipe.training()) + COPIES_IN_PASSING;
        long batch = Math.min(recipe.training().batchSizes().largest(), load.training());
        long inFlight = BATCHES * batch + Math.min(ExecutedNetwork.MOST_IMAGES, load.heldOut());
        long answers = (long) load.networks() * load.heldOut();
        return load.imageBytes()
                + Float.BYTES * copies * parameters
                + Float.BYTES * inFlight * load.shape().values()
                + (long) Integer.BYTES * ORDERS * load.training()
                + answers * ((long) Float.BYTES * load.classes() + BYTES_BESIDE_AN_ARRAY);
    }
}
