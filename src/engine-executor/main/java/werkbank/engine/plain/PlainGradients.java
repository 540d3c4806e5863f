package werkbank.engine.plain;

import java.util.List;

/** Penalties and limits, which change the gradients before the step, part by part in the caches. */
final class PlainGradients {
    private final PlainBuffer gradients;
    private final int length;

    PlainGradients(PlainBuffer gradients) {
        this.gradients = gradients;
        this.length = (int) gradients.length();
    }

    private interface Part {
        /**
         * Works on a part.
         *
         * @param from where it begins
         * @param numbers of the gradients, which are written back
         * @param more arrays as long, to work with
         */
        void take(int from, float[] numbers, List<float[]> more);
    }

    private void forEachPart(Part work) {
        Scratch scratch = new Scratch(3);
        for (int from = 0; from < length; from += Scratch.LENGTH) {
            List<float[]> arrays = scratch.of(Math.min(Scratch.LENGTH, length - from));
            float[] numbers = gradients.read(from, arrays.get(0));
            work.take(from, numbers, arrays.subList(1, 3));
            gradients.write(from, numbers);
        }
    }

    /**
     * Adds the gradient of a penalty on weights.
     *
     * @return the penalty
     */
    float penalise(float l1, float l2, PlainBuffer weights) {
        VectorSum sizes = new VectorSum(Math.max(1, length));
        VectorSum squares = new VectorSum(Math.max(1, length));
        forEachPart((from, numbers, more) -> {
            float[] w = weights.read(from, more.get(0));
            float[] terms = more.get(1);
            if (l1 == 0) {
                addScaled(l2, w, numbers);
            } else {
                addPenalty(l1, l2, w, numbers);
                sizes(w, terms);
                sizes.add(from, terms);
            }
            squares(w, terms);
            squares.add(from, terms);
        });
        return (l1 == 0 ? 0 : l1 * sizes.total()) + l2 / 2 * squares.total();
    }

    /** Keeps each number within ±limit. */
    void clip(float limit) {
        forEachPart((from, numbers, more) -> clip(limit, numbers));
    }

    /** Makes the gradients together no longer than a limit. */
    void shorten(float limit) {
        VectorSum sum = new VectorSum(Math.max(1, length));
        forEachPart((from, numbers, more) -> {
            squares(numbers, more.get(0));
            sum.add(from, more.get(0));
        });
        float norm = (float) Math.sqrt(sum.total());
        if (norm > limit) {
            float factor = limit / norm;
            forEachPart((from, numbers, more) -> scale(factor, numbers));
        }
    }

    // The loops below are methods of their own, so that each is compiled to vector instructions.

    private static void addScaled(float factor, float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static void addPenalty(float l1, float l2, float[] w, float[] g) {
        for (int i = 0; i < g.length; i++) {
            g[i] += l1 * Math.signum(w[i]) + l2 * w[i];
        }
    }

    private static void sizes(float[] numbers, float[] sizes) {
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(numbers[i]);
        }
    }

    private static void squares(float[] numbers, float[] squares) {
        for (int i = 0; i < squares.length; i++) {
            squares[i] = numbers[i] * numbers[i];
        }
    }

    private static void clip(float limit, float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            float g = numbers[i];
            numbers[i] = g > limit ? limit : g < -limit ? -limit : g;
        }
    }

    private static void scale(float factor, float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= factor;
        }
    }
}
