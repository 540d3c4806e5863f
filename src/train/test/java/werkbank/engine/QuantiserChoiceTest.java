package werkbank.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.recipe.LayerSensitivity;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;

/** Which engine computes networks in eight bits. */
class QuantiserChoiceTest {
    private static final Engine PLAIN = FakeEngine.forCpu("plain");
    private static final Engine ABLE = engine("able", Optional.empty());
    private static final Engine OLD = engine("old", Optional.of("wants a newer processor"));

    /** Says what a test wants and computes nothing. */
    private record FakeQuantiser(String name, Optional<String> whyNot) implements Quantiser {
        @Override
        public Hardware hardware() {
            return PLAIN.hardware();
        }

        @Override
        public Optional<String> whyNot(Path zip, Shape images) {
            return whyNot;
        }

        @Override
        public Quantisation calibrate(Path zip, Images images, Set<Integer> floats) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LayerSensitivity> sensitivities(Path zip, Images images) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Network read(Path zip, Shape images, Quantisation quantisation) {
            throw new UnsupportedOperationException();
        }
    }

    private static Engine engine(String name, Optional<String> whyNot) {
        Engine plain = FakeEngine.forCpu(name);
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(),
                new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> method.getName().equals("quantiser")
                        ? Optional.of(new FakeQuantiser(name, whyNot))
                        : method.invoke(plain, arguments));
    }

    private static Optional<String> taken(Engine chosen, Engine... all) {
        return Engines.quantiser(chosen, List.of(all)).map(Quantiser::name);
    }

    @Test
    void anotherEngineForTheCpuComputesWhatTheChosenOneCant() {
        assertThat(taken(PLAIN, PLAIN, OLD, ABLE)).contains("able");
        assertThat(taken(ABLE, PLAIN, OLD, ABLE)).contains("able");
        assertThat(Engines.whyNotInt8(PLAIN, List.of(PLAIN, OLD, ABLE))).isEmpty();
    }

    @Test
    void whereNoneCanTheReasonIsSaid() {
        assertThat(taken(PLAIN, PLAIN, OLD)).isEmpty();
        assertThat(Engines.whyNotInt8(PLAIN, List.of(PLAIN, OLD))).contains("engine old wants a newer processor");
        assertThat(Engines.whyNotInt8(PLAIN, List.of(PLAIN))).contains("no engine of this build computes in 8 bits");
    }

    @Test
    void aCardKeepsItsFloats() {
        Engine card = new FakeEngine("card", Optional.empty(), false, "", "", "");
        assertThat(taken(card, card, ABLE)).isEmpty();
        assertThat(Engines.whyNotInt8(card, List.of(card, ABLE)))
                .contains("engine card computes on a card, in 32 bits");
    }
}
