package werkbank.bench.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.bench.Talker.Unanswered;

/** Ways of the peer's that have no figure, with scripts in the places of both sides. */
@DisabledOnOs(OS.WINDOWS)
class ComparisonTest {
    @TempDir
    private Path room;

    /** @param compiled what the side does when it is to compile */
    private Map<String, Object> compared(String compiled, Duration time) throws Exception {
        Setting setting = new Setting(room, room, "gpu.json", "python3", "cuda", true, false, new HashMap<>());
        try (Side ours = side(setting, "0.2", "true", "ours");
                Side peer = side(setting, "0.4", compiled, "peer")) {
            return new Comparison(Row.all().get(0), setting, TimeLimit.in(time)).of(ours, peer);
        }
    }

    private static Side side(Setting setting, String seconds, String compiled, String name) {
        String script =
                """
                while read -r question; do
                  case "$question" in
                    *" compiled "*) %s ;;
                    prepare*) echo ready 7 ;;
                    steps*) echo seconds %s ;;
                  esac
                done
                """
                        .formatted(compiled, seconds);
        return new Side(setting, List.of("sh", "-c", script), name);
    }

    @Test
    void aRowWhoseTimeEndsBeforeAllWaysHadTheirTurnIsNotKept() {
        assertThatThrownBy(() -> compared("sleep 60", Duration.ofSeconds(2)))
                .isInstanceOf(Unanswered.class)
                .hasMessage("out of time");
    }

    @Test
    void aWayThatCannotBeHadIsToldAndTheBestOfTheOthersCounts() throws Exception {
        assertThat(compared("echo failed no compiler", Duration.ofMinutes(1)))
                .containsEntry("peerWay", "graph")
                .containsEntry("ratio", 2.0)
                .hasEntrySatisfying("peerWays", ways -> assertThat(ways)
                        .asString()
                        .startsWith("{graph=")
                        .contains("compiled=no compiler"));
    }
}
