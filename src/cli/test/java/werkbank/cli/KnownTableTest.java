package werkbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import werkbank.experiment.KnownResults;
import werkbank.experiment.KnownTrial;
import werkbank.file.Json;

class KnownTableTest {
    private static final KnownTable TABLE =
            KnownTable.of(List.of(source("a.csv", 0.7, 0.9, 0.8), source("b", 0.6, 0.5)));

    private static KnownResults source(String name, double... values) {
        return new KnownResults(
                KnownResults.Origin.IMPORTED,
                name,
                Instant.EPOCH,
                "val-accuracy",
                true,
                true,
                DoubleStream.of(values)
                        .mapToObj(value -> new KnownTrial(
                                new TreeMap<>(Map.of("rate", 0.1)), Optional.of(value), Optional.of(3), true))
                        .toList(),
                List.of());
    }

    @Test
    void theBestOfEachSourceKeepTheirNumbers() {
        assertThat(TABLE.best(2).text().lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "2 KNOWN a.csv val-accuracy 0.900000 3 0.1000",
                        "3 KNOWN a.csv val-accuracy 0.800000 3 0.1000",
                        "4 KNOWN b val-accuracy 0.600000 3 0.1000",
                        "5 KNOWN b val-accuracy 0.500000 3 0.1000");
        assertThat(TABLE.best(1).text().lines().skip(1).map(line -> line.strip().split(" +")[0]))
                .containsExactly("2", "4");
        assertThat(TABLE.size()).isEqualTo(5);
    }

    @Test
    void jsonIsInTheOrderOfNumbers() {
        KnownTable table = KnownTable.of(List.of(source("a.csv", 0.7, 0.6, 0.9)));
        assertThat(Json.read(table.best(2).json(), JsonNode.class).findValuesAsText("number"))
                .containsExactly("1", "3");
        assertThat(table.best(2).text().lines().skip(1).map(line -> line.strip().split(" +")[0]))
                .containsExactly("3", "1");
    }
}
