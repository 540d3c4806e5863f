package werkbank.experiment;

/**
 * What a network takes and gives.
 *
 * @param height of a grey image in pixels; {@code width} too
 * @param classes at least 2
 */
public record ImageShape(int height, int width, int classes) {}
