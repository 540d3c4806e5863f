package werkbank.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import werkbank.search.Draws;
import werkbank.space.Parameter;

class ConfigurationSpaceTest {
    private static final List<Parameter> CHAIN = List.of(
            new Parameter.Choice("a", List.of(true, false), Map.of()),
            new Parameter.IntRange("b", 1, 3, 1, false, Map.of("a", List.of(true))),
            new Parameter.FloatRange("c", 0, 1, false, Map.of("b", List.of(2, 3))),
            new Parameter.Choice("d", List.of("x"), Map.of("a", List.of(true), "b", List.of(1))));

    @Test
    void aParameterIsThereExactlyWhenItsConditionsHold() {
        Draws draws = Draws.of(CHAIN);
        for (int i = 0; i < 1_000; i++) {
            SortedMap<String, Object> values = draws.random();
            boolean a = (Boolean) values.get("a");
            assertThat(values.containsKey("b")).isEqualTo(a);
            assertThat(values.containsKey("c")).isEqualTo(a && !values.get("b").equals(1));
            assertThat(values.containsKey("d")).isEqualTo(a && values.get("b").equals(1));
        }
    }

    @Test
    void everyBranchIsReached() {
        Draws draws = Draws.of(CHAIN);
        var shapes = IntStream.range(0, 1_000)
                .mapToObj(i -> List.copyOf(draws.random().keySet()))
                .distinct();
        assertThat(shapes).containsExactlyInAnyOrder(List.of("a"), List.of("a", "b", "c"), List.of("a", "b", "d"));
    }

    @Test
    void anInactiveParameterDoesNotShiftTheOthers() {
        Parameter optimizer = new Parameter.Choice("optimizer", List.of("sgd", "nesterov"), Map.of());
        Parameter always = new Parameter.FloatRange("momentum", 0, 1, false, Map.of());
        Parameter sometimes = new Parameter.FloatRange("momentum", 0, 1, false, Map.of("optimizer", List.of("sgd")));
        Parameter last = new Parameter.FloatRange("last", 0, 1, false, Map.of());
        Draws all = Draws.of(List.of(optimizer, always, last));
        Draws some = Draws.of(List.of(optimizer, sometimes, last));
        for (int i = 0; i < 100; i++) {
            assertThat(some.random().get("last")).isEqualTo(all.random().get("last"));
        }
    }

    @Test
    void noParametersGiveOneEmptyConfiguration() {
        assertThat(Draws.of(List.of()).random()).isEmpty();
    }
}
