package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;

/** The ready search spaces, whole on a card, with fewer epochs and trials where two minutes have to do, and tiny without one. */
final class SpaceText {
    /** The bench's small network with all epochs alike, for trials side by side. */
    static final String SHARED =
            """
            name: shared
            trials: 1
            parameters:
              rate: {float: [1.0e-4, 1.0e-2], log: true}
            network: [%s]
            training:
              epochs: %d
              batch-size: 256
              optimizer: rmsprop
              learning-rate: $rate
            """;

    private static final String TINY_DATA = "validation: 100\n  train-limit: 300";

    private SpaceText() {}

    static String of(String file, Setting setting) throws IOException {
        String whole = Files.readString(setting.home().resolve("search-spaces").resolve(file));
        return !setting.card() ? tiny(shorter(whole)) : setting.quick() ? shorter(whole) : whole;
    }

    private static String shorter(String space) {
        return space.replaceAll("(?m)^( +)epochs: \\d+", "$1epochs: 3").replaceAll("(?m)^trials: \\d\\d", "trials: 6");
    }

    /** The same space for a few images, with next to no filters. */
    static String tiny(String space) {
        String few = space.replaceAll("filters: \\d+", "filters: 2")
                .replace("filters: {int: [16, 48], step: 8}", "filters: {int: [2, 4]}")
                .replaceAll("(?m)^ +steps-per-epoch:.*\n", "")
                .replaceAll("validation: \\d+ .*", TINY_DATA);
        return few.contains("data:") ? few : few + "data:\n  " + TINY_DATA + "\n";
    }
}
