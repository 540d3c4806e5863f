package werkbank.bench.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.bench.Median;
import werkbank.bench.Talker.Unanswered;

/**
 * Both sides on one row, in turn: for each way of the peer's the rounds alternate, ours before the peer's, and the best of its
 * medians counts.
 */
final class Comparison {
    static final String WERKBANK = "werkbank";
    static final String PEER = "peer";
    static final String RATIO = "ratio";

    /** The peer's ways, the likely best first. */
    private static final List<String> CORE = List.of("graph", "compiled", "channels-last", "eager");

    private static final List<String> OTHERS = List.of("graph");
    private static final List<String> WITHOUT_CARD = List.of("channels-last", "eager");

    private static final int ROUNDS = 3;

    private final Row row;
    private final double seconds;
    private final List<String> ways;
    private final TimeLimit time;
    private final Map<String, Object> found = new LinkedHashMap<>();
    private final Map<String, Object> byWay = new LinkedHashMap<>();
    private final List<Double> ours = new ArrayList<>();

    Comparison(Row row, Setting setting, TimeLimit time) {
        this.row = setting.card() ? row : row.tiny();
        this.seconds = setting.card() ? 0.15 : 0.05;
        this.ways = !setting.card() ? WITHOUT_CARD : row.isCore() ? CORE : OTHERS;
        this.time = time;
    }

    /** Images a second of our side alone, on augmented images. */
    Map<String, Object> augmented(Side side) throws IOException, InterruptedException {
        side.prepare(row, Steps.AUGMENTED, time);
        int steps = side.fill(seconds, time);
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(speed(side, steps));
        }
        return Map.of(WERKBANK, Median.of(ours));
    }

    /**
     * Images a second of both, and the reasons of the peer's ways that have none.
     *
     * @throws Unanswered when ours has none, or the time was over before all ways had their turn
     */
    Map<String, Object> of(Side werkbank, Side peer) throws IOException, InterruptedException {
        long parameters = werkbank.prepare(row, Steps.PLAIN, time);
        int steps = werkbank.fill(seconds, time);
        found.put("parameters", parameters);
        for (String way : ways) {
            try {
                byWay.put(way, rounds(way, werkbank, steps, peer, parameters));
            } catch (Unanswered e) {
                if (time.isOver()) {
                    throw new Unanswered("out of time");
                }
                byWay.put(way, e.getMessage());
            }
        }
        if (ours.isEmpty()) {
            ours.add(speed(werkbank, steps));
        }
        tell();
        return found;
    }

    private double rounds(String way, Side werkbank, int steps, Side peer, long parameters)
            throws IOException, InterruptedException {
        long others = peer.prepare(row, way, time);
        if (others != parameters) {
            throw new Unanswered("its network has " + others + " parameters, ours " + parameters);
        }
        int peerSteps = peer.fill(seconds, time);
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(speed(werkbank, steps));
            theirs.add(speed(peer, peerSteps));
        }
        return Median.of(theirs);
    }

    private void tell() {
        found.put(WERKBANK, Median.of(ours));
        DoubleSummaryStatistics spread =
                ours.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        found.put("werkbankSpread", List.of(spread.getMin(), spread.getMax()));
        found.put("peerWays", byWay);
        byWay.entrySet().stream()
                .filter(way -> way.getValue() instanceof Double)
                .max((a, b) -> Double.compare((double) a.getValue(), (double) b.getValue()))
                .ifPresent(best -> {
                    found.put(PEER, best.getValue());
                    found.put("peerWay", best.getKey());
                    found.put(RATIO, Median.of(ours) / (double) best.getValue());
                });
    }

    private double speed(Side side, int steps) throws IOException, InterruptedException {
        return steps * row.batch() / side.steps(steps, time);
    }
}
