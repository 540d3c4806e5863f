package werkbank.train;

/** Labels that leave something for the other classes (Szegedy et al., 2016). */
final class LabelSmoothing {
    private LabelSmoothing() {}

    /**
     * Turns 1 into 1 − s + s / classes and 0 into s / classes, and what lies between in proportion.
     *
     * @param labels [images][classes] in one row, each image's summing to 1, overwritten
     * @param share s, in [0, 1); the largest stays the largest
     */
    static void apply(float[] labels, int classes, double share) {
        if (share == 0) {
            return;
        }
        float kept = (float) (1 - share);
        float added = (float) (share / classes);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labels[i] * kept + added;
        }
    }
}
