package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;

/** What kernels keep between them, against its forecast. */
class KernelMemoryTest {
    private long bytes;

    private final Launcher counting = new Launcher() {
        @Override
        public void launch(KernelCall call) {
            throw new AssertionError("no kernel is to run");
        }

        @Override
        public Buffer allocate(Kind kind, long length) {
            bytes += 4 * length;
            return new Numbers(kind, length);
        }
    };

    private record Numbers(Kind kind, long length) implements Buffer {
        @Override
        public Buffer part(long from, long count) {
            return new Numbers(kind, count);
        }

        @Override
        public void close() {}
    }

    @Test
    void theForecastIsWhatIsAllocated() {
        assertAllocated();
        assertAllocated(100);
        assertAllocated(1 << 18);
        assertAllocated((1 << 18) + 1);
        assertAllocated(3_000_000);
        assertAllocated(300_000, 250_000, 3_000_000, 3_000_001);
    }

    private void assertAllocated(long... lengths) {
        bytes = 0;
        KernelMemory memory = new KernelMemory(counting);
        for (long length : lengths) {
            assertThat(memory.between(length).length()).isGreaterThanOrEqualTo(length);
        }
        assertThat(KernelMemory.bytes(LongStream.of(lengths))).isEqualTo(bytes);
    }
}
