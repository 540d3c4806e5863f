package werkbank.dataset;

/**
 * Mean and standard deviation of the values 0 to 1 of each channel over some images.
 *
 * @param means [channels], 0 to 1
 * @param deviations [channels], above 0; 1 for a channel that has one value alone
 */
public record ChannelStatistics(float[] means, float[] deviations) {
    private static final double WHITE = 255;

    /**
     * The statistics of these images, all of their pixels.
     *
     * @throws IllegalArgumentException when there is no image
     */
    public static ChannelStatistics of(Images images) {
        return ChannelSums.of(images).over(images.count());
    }

    /**
     * @param count values of each channel
     * @param sums [channels] of the values 0 to 255
     * @param squares [channels] of their squares
     */
    static ChannelStatistics of(long count, long[] sums, long[] squares) {
        if (count == 0) {
            throw new IllegalArgumentException("no images to take a mean of");
        }
        float[] means = new float[sums.length];
        float[] deviations = new float[sums.length];
        for (int channel = 0; channel < sums.length; channel++) {
            double mean = (double) sums[channel] / count;
            double variance = (double) squares[channel] / count - mean * mean;
            boolean isConstant = (double) squares[channel] * count == (double) sums[channel] * sums[channel];
            means[channel] = (float) (mean / WHITE);
            deviations[channel] = isConstant ? 1 : (float) (Math.sqrt(Math.max(0, variance)) / WHITE);
        }
        return new ChannelStatistics(means, deviations);
    }
}
