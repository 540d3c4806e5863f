package werkbank.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.WerkbankException;

class KindsTest {
    /** What a reader of spaces has to know of a kind. */
    private record Named(String name) implements Declared {
        @Override
        public Block declaration() {
            return Block.of(name, "a kind");
        }
    }

    /** What a search has to know too. */
    private interface Usable extends Declared {
        int use();
    }

    private record Ready(String name) implements Usable {
        @Override
        public Block declaration() {
            return Block.of(name, "a kind");
        }

        @Override
        public int use() {
            return 7;
        }
    }

    @Test
    void kindsOfANarrowerTypeAreTakenForIt() {
        Kinds<Declared> kinds = new Kinds<>("sampler", List.of(new Ready("a"), new Ready("b")));

        Kinds<Usable> usable = kinds.as(Usable.class);

        assertThat(usable.names()).containsExactly("a", "b");
        assertThat(usable.named("b").use()).isEqualTo(7);
    }

    @Test
    void aKindThatCanOnlyBeReadIsNamedWithWhatItLacks() {
        Kinds<Declared> kinds = new Kinds<>("sampler", List.of(new Ready("a"), new Named("mine")));

        assertThatThrownBy(() -> kinds.as(Usable.class))
                .isInstanceOf(WerkbankException.class)
                .hasMessage(
                        "the sampler mine on the class path can't be used: its class werkbank.option.KindsTest$Named"
                                + " has to implement werkbank.option.KindsTest$Usable");
    }

    @Test
    void aNameThatThereIsNotGetsThoseThatThereAre() {
        Kinds<Declared> kinds = new Kinds<>("sampler", List.of(new Ready("a"), new Named("mine")));

        assertThatThrownBy(() -> kinds.named("yours"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no sampler yours; there are a, mine");
    }
}
