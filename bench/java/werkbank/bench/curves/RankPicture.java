package werkbank.bench.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The mean ranks of methods on a line, as an SVG picture; a bar joins those that Nemenyi's test doesn't tell apart. After
 * Demšar (2006), section 3.2.4.
 */
final class RankPicture {
    private static final int WIDTH = 860;
    private static final int LEFT = 250;
    private static final int RIGHT = WIDTH - LEFT;
    private static final int AXIS = 64;
    private static final int ROW = 18;
    private static final int BAR = 9;

    private final Standings standings;
    private final double critical;
    private final StringBuilder lines = new StringBuilder();

    private RankPicture(Standings standings) {
        this.standings = standings;
        this.critical = StudentisedRange.criticalDifference(standings.methods().size(), standings.tasks());
    }

    /** @param standings of at least two methods */
    static String of(Standings standings) {
        return new RankPicture(standings).drawn();
    }

    /**
     * The longest stretches of methods whose mean ranks are less than the critical difference apart, as places of the first
     * and the last; stretches within others and of one method are left out.
     *
     * @param ranks ascending
     */
    static List<int[]> groups(double[] ranks, double critical) {
        List<int[]> groups = new ArrayList<>();
        int reached = 0;
        for (int first = 0; first < ranks.length; first++) {
            int last = first;
            while (last + 1 < ranks.length && ranks[last + 1] - ranks[first] < critical) {
                last++;
            }
            if (last > first && last > reached) {
                groups.add(new int[] {first, last});
                reached = last;
            }
        }
        return groups;
    }

    private double across(double rank) {
        return LEFT + (rank - 1) * (RIGHT - LEFT) / (standings.methods().size() - 1.0);
    }

    private String drawn() {
        int methods = standings.methods().size();
        List<int[]> groups = groups(standings.ranks(), critical);
        int below = AXIS + 10 + BAR * groups.size();
        axis(methods);
        for (int i = 0; i < groups.size(); i++) {
            double y = AXIS + 8.0 + BAR * i;
            int[] group = groups.get(i);
            line(across(standings.ranks()[group[0]]) - 3, y, across(standings.ranks()[group[1]]) + 3, y, 4);
        }
        int half = (methods + 1) / 2;
        for (int i = 0; i < methods; i++) {
            method(i, below + ROW * (1 + (i < half ? i : methods - 1 - i)), i < half);
        }
        int height = below + ROW * (half + 1);
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"system-ui,"
                        + " sans-serif\" font-size=\"12\" stroke=\"#1f2733\" fill=\"none\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\" stroke=\"none\"/>%n%s</svg>%n",
                WIDTH,
                WIDTH,
                height,
                WIDTH,
                height,
                lines);
    }

    private void axis(int methods) {
        line(LEFT, AXIS, RIGHT, AXIS, 1);
        for (int rank = 1; rank <= methods; rank++) {
            line(across(rank), AXIS - 5.0, across(rank), AXIS, 1);
            text(across(rank), AXIS - 9.0, "middle", Integer.toString(rank));
        }
        line(LEFT, 22, LEFT + across(1 + critical) - across(1), 22, 2);
        text(LEFT, 15, "start", String.format(Locale.ROOT, "critical difference %.2f", critical));
    }

    /** A line from the axis to its name, on the left for the better half. */
    private void method(int place, double y, boolean isLeft) {
        double x = across(standings.ranks()[place]);
        double end = isLeft ? LEFT - 6.0 : RIGHT + 6.0;
        lines.append(String.format(
                Locale.ROOT, "<polyline points=\"%.1f,%d %.1f,%.1f %.1f,%.1f\"/>%n", x, AXIS, x, y, end, y));
        String words = String.format(
                Locale.ROOT,
                "%s (%.2f)",
                standings.methods().get(place).replaceAll("[{}]", ""),
                standings.ranks()[place]);
        text(isLeft ? end - 4 : end + 4, y + 4, isLeft ? "end" : "start", words);
    }

    private void line(double x, double y, double toX, double toY, int width) {
        lines.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%d\"/>%n",
                x,
                y,
                toX,
                toY,
                width));
    }

    private void text(double x, double y, String anchor, String words) {
        lines.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" stroke=\"none\" fill=\"#1f2733\">%s</text>%n",
                x,
                y,
                anchor,
                words));
    }
}
