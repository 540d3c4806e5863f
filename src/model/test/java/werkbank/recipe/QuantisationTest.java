package werkbank.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import werkbank.file.Json;

/** How a network is computed in eight bits, as manifests have it. */
class QuantisationTest {
    private static final String FORMER = "{\"outputs\":{\"0\":{\"low\":-1.5,\"high\":2.0}}}";

    private final Quantisation plain = Quantisation.of(new TreeMap<>(Map.of(0, new Quantisation.Range(-1.5, 2))));

    @Test
    void formerOnesHaveRangesAlone() throws JsonProcessingException {
        assertThat(Json.mapper().readValue(FORMER, Quantisation.class)).isEqualTo(plain);
        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(plain)))
                .isEqualTo(Json.mapper().readTree(FORMER));
    }

    @Test
    void correctionsAndLayersInFloatsAreKept() throws JsonProcessingException {
        Quantisation full = plain.corrected(0, List.of(0.25f, -3e-7f)).with(Set.of(4, 2));
        String json = Json.mapper().writeValueAsString(full);
        assertThat(Json.mapper().readTree(json).at("/floats").toString()).isEqualTo("[2,4]");
        assertThat(Json.mapper().readValue(json, Quantisation.class)).isEqualTo(full);
    }

    @Test
    void numbersThatCannotBeComputedWithAreFound() {
        assertThat(plain.hasSoundNumbers()).isTrue();
        assertThat(plain.corrected(0, List.of(1f, 2f)).hasSoundNumbers()).isTrue();
        assertThat(plain.corrected(0, List.of(1f, Float.NaN)).hasSoundNumbers()).isFalse();
        assertThat(Quantisation.of(new TreeMap<>(Map.of(0, new Quantisation.Range(0.5, 2))))
                        .hasSoundNumbers())
                .isFalse();
    }
}
