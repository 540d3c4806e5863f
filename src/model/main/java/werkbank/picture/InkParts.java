package werkbank.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Finds what of the ink on a sheet is the digit: connected parts, without specks, lines of the paper and shadows. */
final class InkParts {
    /** The ink that counts, as a share of the strongest: the faintest that keeps the digit off the border is taken. */
    private static final double[] EDGES = {0.1, 0.2, 0.3, 0.4, 0.5};

    /** A part with less than this share of the heaviest part's ink is a speck. */
    private static final double SPECK = 0.02;

    /** A part whose ink nowhere reaches this share of the strongest is a printed line or the rim of a shadow. */
    private static final double FULL = 0.5;

    /** A part off the border with this share of the heaviest part's ink is the digit; what touches the border isn't. */
    private static final double SOLID = 0.3;

    private InkParts() {}

    /**
     * Pixels that hang together.
     *
     * @param pixels numbers row × width + column
     * @param mass sum of their ink
     * @param strongest of their ink
     */
    private record Part(List<Integer> pixels, double mass, double strongest) {}

    /** The digit cut out along its box, [rows][columns]; what isn't part of it is 0. */
    static float[][] digit(float[][] ink, float strongest) {
        for (double edge : EDGES) {
            List<Part> all = heavy(drawn(ink, strongest, edge), SPECK);
            List<Part> inside =
                    all.stream().filter(part -> !touchesTheBorder(part, ink)).toList();
            if (inside.stream().anyMatch(heavy(all, SOLID)::contains)) {
                return cut(inside, ink, edge == EDGES[0] ? strongest * edge : 0);
            }
        }
        return cut(heavy(drawn(ink, strongest, EDGES[0]), SPECK), ink, strongest * EDGES[0]);
    }

    /** All parts of ink above an edge, but for those that are faint throughout. */
    private static List<Part> drawn(float[][] ink, float strongest, double edge) {
        return parts(ink, strongest * edge).stream()
                .filter(part -> part.strongest() >= FULL * strongest)
                .toList();
    }

    private static List<Part> heavy(List<Part> parts, double share) {
        double heaviest = parts.stream().mapToDouble(Part::mass).max().orElseThrow();
        return parts.stream().filter(part -> part.mass() >= share * heaviest).toList();
    }

    private static boolean touchesTheBorder(Part part, float[][] ink) {
        int width = ink[0].length;
        return part.pixels().stream().anyMatch(pixel -> {
            int row = pixel / width;
            int column = pixel % width;
            return row == 0 || column == 0 || row == ink.length - 1 || column == width - 1;
        });
    }

    private static List<Part> parts(float[][] ink, double least) {
        int width = ink[0].length;
        boolean[] seen = new boolean[ink.length * width];
        List<Part> parts = new ArrayList<>();
        for (int pixel = 0; pixel < seen.length; pixel++) {
            if (!seen[pixel] && ink[pixel / width][pixel % width] >= least) {
                parts.add(part(pixel, ink, least, seen));
            }
        }
        return parts;
    }

    /** Grows a part from one pixel to all that touch it, diagonally too. */
    private static Part part(int first, float[][] ink, double least, boolean[] seen) {
        int width = ink[0].length;
        List<Integer> pixels = new ArrayList<>();
        double mass = 0;
        double strongest = 0;
        Deque<Integer> open = new ArrayDeque<>(List.of(first));
        seen[first] = true;
        while (!open.isEmpty()) {
            int pixel = open.pop();
            pixels.add(pixel);
            int row = pixel / width;
            int column = pixel % width;
            mass += ink[row][column];
            strongest = Math.max(strongest, ink[row][column]);
            for (int r = Math.max(0, row - 1); r <= Math.min(ink.length - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
                    if (!seen[r * width + c] && ink[r][c] >= least) {
                        seen[r * width + c] = true;
                        open.push(r * width + c);
                    }
                }
            }
        }
        return new Part(pixels, mass, strongest);
    }

    /** @param faint ink below this is kept in the box too: the soft edges of strokes on clean paper */
    private static float[][] cut(List<Part> parts, float[][] ink, double faint) {
        int width = ink[0].length;
        IntSummaryStatistics rows = new IntSummaryStatistics();
        IntSummaryStatistics columns = new IntSummaryStatistics();
        parts.stream().flatMap(part -> part.pixels().stream()).forEach(pixel -> {
            rows.accept(pixel / width);
            columns.accept(pixel % width);
        });
        float[][] digit = new float[rows.getMax() - rows.getMin() + 1][columns.getMax() - columns.getMin() + 1];
        for (int row = 0; row < digit.length; row++) {
            for (int column = 0; column < digit[row].length; column++) {
                float here = ink[rows.getMin() + row][columns.getMin() + column];
                digit[row][column] = here < faint ? here : 0;
            }
        }
        for (Part part : parts) {
            for (int pixel : part.pixels()) {
                digit[pixel / width - rows.getMin()][pixel % width - columns.getMin()] =
                        ink[pixel / width][pixel % width];
            }
        }
        return digit;
    }
}
