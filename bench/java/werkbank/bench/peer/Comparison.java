package werkbank.bench.peer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures that are set beside each other, with the ratios that are aimed at on a processor that multiplies bf16. */
enum Comparison {
    F32("f32", "the peers' best f32", Side.PEER),
    BEST("best", "the peers' best", Side.PEER),
    BEFORE("best", "the older build's best", Side.BEFORE);

    private static final String ONLY = "f32";
    private static final List<String> NETWORKS = List.of("small", "strided", "seed");

    private final String ours;
    private final String others;
    private final Side side;

    Comparison(String ours, String others, Side side) {
        this.ours = ours;
        this.others = others;
        this.side = side;
    }

    /** Our figure in words. */
    String ours() {
        return ours;
    }

    /** The other figure in words. */
    String others() {
        return others;
    }

    /** The ratio that is aimed at; empty where nothing was set. */
    OptionalDouble aim(Question question, String network) {
        int place = NETWORKS.indexOf(network);
        List<Double> aims = aims(question);
        return place < 0 || aims.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(aims.get(place));
    }

    private List<Double> aims(Question question) {
        boolean trains = question == Question.TRAINING;
        return switch (this) {
            case F32 -> trains ? List.of(1.4, 1.6, 1.5) : List.of();
            case BEST -> trains ? List.of(1.4, 1.25, 1.2) : List.of(2.0, 1.5, 1.8);
            case BEFORE -> trains ? List.of(1.7, 1.7, 1.8) : List.of(1.7, 2.3, 3.0);
        };
    }

    /** Both figures on one network; empty when one is missing. */
    Optional<Pair> of(List<Figure> figures, String network) {
        return figure(figures, network, Side.WERKBANK)
                .flatMap(our -> figure(figures, network, side).map(other -> new Pair(our, other)));
    }

    private Optional<Figure> figure(List<Figure> figures, String network, Side wanted) {
        return Figure.best(
                figures,
                figure -> figure.network().equals(network)
                        && figure.side() == wanted
                        && (this != F32 || figure.precision().equals(ONLY)));
    }

    /** Our figure and another one. */
    record Pair(Figure our, Figure other) {
        /** The ratio of the medians; above 1 where ours is quicker. */
        double ratio() {
            return our.median() / other.median();
        }

        /** Both, and the ratio, in words. */
        String words() {
            return String.format(
                    Locale.ROOT,
                    "%s %s : %s %s (%s) = %.2f",
                    Figure.number(our.median()),
                    our.precision(),
                    Figure.number(other.median()),
                    other.precision(),
                    other.library(),
                    ratio());
        }
    }
}
