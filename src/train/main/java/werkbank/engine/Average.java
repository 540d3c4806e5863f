package werkbank.engine;

/** An average of a network's parameters, in the memory of its engine. For the network's thread; closed before it. */
public interface Average extends AutoCloseable {
    /**
     * Moves the average towards the parameters: average ← average + share · (parameters − average), so that what doesn't
     * change has itself as its average, to the last bit.
     *
     * @param share of the way, 0 to 1; with 1 the average becomes the parameters
     */
    void mix(double share);

    /** Gives the network the average's parameters, which it goes on with. */
    void toNetwork();

    /** Does some work while the network has the average's parameters, and gives it back its own. */
    void inPlace(Runnable work);

    /**
     * Computes the running means and variances of batch normalisation anew, as the weighted mean of those of the batches;
     * each batch is normalised with its own, as in training, and dropout is off. Without batch normalisation nothing
     * changes.
     *
     * @param batches each [images][channels][height][width] in one row, values 0 to 1; at least one
     */
    void renewStatistics(Iterable<float[]> batches);

    /** A copy, [parameters] in the order of {@link NetworkState#parameters}. */
    float[] values();

    /**
     * Sets the average to these values.
     *
     * @throws IllegalArgumentException when they are not as many as the network's parameters
     */
    void restore(float[] values);

    @Override
    void close();
}
