package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/** Real processes that take real steps, on the CPU in place of a card. */
@Timeout(120)
class SpeedCrewIT {
    private static final Recipe RECIPE = new SpaceReader(Path.of("data"))
            .read(
                    """
                    name: s
                    trials: 1
                    network: [{conv: 2}, {max-pool: 2}, {dense: 4}]
                    augmentation: {rotation: 10}
                    training: {epochs: 2, batch-size: 8, schedule: {type: cosine}}
                    """,
                    "s.yaml",
                    Path.of(""))
            .recipe(Map.of());

    private static SpeedCrew crew(String engine) {
        WorkerOptions options = new WorkerOptions(1, 256, 512, List.of(), Optional.of(engine), line -> {});
        return new SpeedCrew(options, OptionalInt.empty(), RECIPE, Shape.grey(12, 12), 3);
    }

    @Test
    void processesTakeStepsSideBySide() throws InterruptedException {
        try (SpeedCrew crew = crew("dl4j")) {
            MeasuredShare share = crew.measure(2);
            assertThat(share.rates()).extracting(MeasuredShare.Rate::workers).containsExactly(1, 2);
            assertThat(share.rates())
                    .allSatisfy(rate -> assertThat(rate.stepsPerSecond()).isGreaterThan(1));
            assertThat(LocalWorkers.alive()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aProcessThatCanNotStartIsNoWorker() throws InterruptedException {
        try (SpeedCrew crew = crew("abacus")) {
            assertThat(crew.measure(4)).isEqualTo(new MeasuredShare(1, 4, List.of()));
        }
    }
}
