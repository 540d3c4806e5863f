package werkbank.engine.plain;

import werkbank.engine.operation.SumOrder;

/** The sum of a vector that is given part by part, in the order of {@link SumOrder}. */
final class VectorSum {
    private final float[] partials;

    /** @param length of all parts together, at least 1 */
    VectorSum(long length) {
        this.partials = new float[SumOrder.partials(length)];
    }

    /**
     * Adds numbers.
     *
     * @param from where they begin in the vector
     */
    void add(int from, float[] numbers) {
        int done = 0;
        while (done < numbers.length) {
            int place = (from + done) % partials.length;
            int count = Math.min(partials.length - place, numbers.length - done);
            ChannelSums.add(numbers, done, partials, place, count);
            done += count;
        }
    }

    /** The sum of what was added. No more may be added then. */
    float total() {
        return ChannelSums.halved(partials.length, 1, partials)[0];
    }
}
