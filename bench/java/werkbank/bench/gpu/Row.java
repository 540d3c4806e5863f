package werkbank.bench.gpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import werkbank.bench.Networks;

/**
 * A network in training or inference at one batch size and precision.
 *
 * @param words the network, as {@link Networks} has it
 * @param rank the lower, the sooner it is measured
 */
record Row(String network, String words, String what, int batch, String precision, int rank) {
    static final List<String> PRECISIONS = List.of("tf32", "bf16", "f32");
    static final List<Integer> BATCHES = List.of(256, 1024, 64);
    static final List<String> WHATS = List.of("train", "infer");

    /** The network that the targets name, which gets a row with augmentation as well. */
    static final String SEED = "seed";

    /** Names and words of all networks. */
    static Map<String, String> networks() {
        Map<String, String> networks = new LinkedHashMap<>();
        networks.put(SEED, Networks.COMPARED.get(SEED));
        networks.put("small", Networks.COMPARED.get("small"));
        networks.put("deep", Networks.DEEP);
        networks.put("strided", Networks.COMPARED.get("strided"));
        return networks;
    }

    /** All rows, those first that the targets name. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, String> network : networks().entrySet()) {
            for (String what : WHATS) {
                for (int batch : BATCHES) {
                    for (String precision : PRECISIONS) {
                        int rank = 10 * (PRECISIONS.indexOf(precision) + BATCHES.indexOf(batch))
                                + 4 * WHATS.indexOf(what)
                                + place;
                        rows.add(new Row(network.getKey(), network.getValue(), what, batch, precision, rank));
                    }
                }
            }
            place++;
        }
        rows.sort(Comparator.comparingInt(Row::rank));
        return rows;
    }

    /** Ready networks on pictures in colour, each at its space's batch size, training first. */
    static List<Row> ofPictures() {
        List<Row> rows = new ArrayList<>();
        for (String what : WHATS) {
            for (String precision : PRECISIONS) {
                ReadyNetwork.batches()
                        .forEach((name, batch) ->
                                rows.add(new Row(name, ReadyNetwork.words(name), what, batch, precision, rows.size())));
            }
        }
        return rows;
    }

    /**
     * The rows at the batch size and in the precisions of the targets, and those of training on pictures, in which every way
     * of the peer is tried.
     */
    boolean isCore() {
        boolean isOfTarget = ReadyNetwork.isMeant(words) ? what.equals(WHATS.get(0)) : batch == BATCHES.get(0);
        return isOfTarget && !precision.equals("f32");
    }

    /** The key of its figures. */
    String key() {
        return String.format(Locale.ROOT, "%s %s %d %s", network, what, batch, precision);
    }

    /** The same with next to no work, for a machine without a card. */
    Row tiny() {
        String few = ReadyNetwork.isMeant(words)
                ? words + ":2"
                : words.replaceAll("c\\d+k", "c2k").replaceAll("f\\d+", "f8");
        return new Row(network, few, what, batch / 32, precision, rank);
    }

    /** What both sides are asked. */
    String question(String mode) {
        return String.format(Locale.ROOT, "prepare %s %s %d %s %s", what, precision, batch, mode, words);
    }
}
