package werkbank.dataset;

/**
 * What one network learns from, and what judges it.
 *
 * @param training images to learn from
 * @param validation images held out, none of them in {@code training}
 */
public record Fold(LabelledImages training, LabelledImages validation) {}
