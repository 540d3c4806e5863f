package werkbank.dataset;

/**
 * The images that one network learns from, and those that judge it.
 *
 * @param training images to learn from
 * @param validation images held out, none of them in {@code training}
 */
public record Fold(LabelledImages training, LabelledImages validation) {}
