package werkbank.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The choice of the best form in the first round. */
class TriedTest {
    private static final Form EAGER = new Form(Way.of("bf16", "channels-last"), Layout.APART);
    private static final Form SLOWER = new Form(Way.of("bf16", "channels-last"), Layout.TOGETHER);
    private static final Form OTHER = new Form(Way.of("bf16", "contiguous"), Layout.APART);
    private static final Form PLAIN = new Form(Way.of("f32", "contiguous"), Layout.TOGETHER);
    private static final Form COMPILED = new Form(Way.on("channels-last", "bf16", "compiled"), Layout.APART);

    @Test
    void theQuickestFormOfEachPrecisionIsTaken() {
        List<Tried> all = List.of(
                Tried.at(PLAIN, 90), Tried.at(OTHER, 80), Tried.at(EAGER, 100), Tried.failed(COMPILED, "no compiler"));
        assertThat(Tried.best(all)).containsExactly(PLAIN, EAGER);
        assertThat(Tried.best(all, "int8")).isEmpty();
    }

    @Test
    void aPrecisionThatIsNotPossibleHasNoBestForm() {
        assertThat(Tried.best(List.of(Tried.at(PLAIN, 90), Tried.failed(EAGER, "has no bf16 here"))))
                .containsExactly(PLAIN);
    }

    @Test
    void whatIsBuiltOnAnotherWayIsTriedOnTheQuickestOfItsPrecision() {
        List<Tried> before =
                List.of(Tried.at(EAGER, 100), Tried.at(SLOWER, 70), Tried.at(OTHER, 80), Tried.at(PLAIN, 900));
        assertThat(Tried.isPromising(COMPILED, before)).isTrue();
        assertThat(Tried.isPromising(new Form(COMPILED.way(), Layout.TOGETHER), before))
                .isFalse();
        assertThat(Tried.isPromising(new Form(Way.on("contiguous", "bf16", "compiled"), Layout.APART), before))
                .isFalse();
        assertThat(Tried.isPromising(new Form(Way.on("contiguous", "f32", "compiled"), Layout.TOGETHER), before))
                .isTrue();
    }

    @Test
    void whatWasCompiledDoesNotDecideWhatElseIsTriedOnThatWay() {
        List<Tried> before = List.of(Tried.at(EAGER, 100), Tried.at(OTHER, 80), Tried.at(COMPILED, 200));
        assertThat(Tried.isPromising(new Form(Way.on("channels-last", "bf16", "frozen"), Layout.APART), before))
                .isTrue();
    }

    @Test
    void aFormSaysWhatItIs() {
        assertThat(COMPILED.words()).isEqualTo("channels-last, compiled, a process a core");
        assertThat(PLAIN.words()).isEqualTo("contiguous, one process");
    }
}
