package werkbank.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.WerkbankException;

@Timeout(60)
public class PrefetcherTest {
    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        assertNoThread(Prefetcher.THREAD);
    }

    /** A thread whose work has ended takes a moment to go. */
    public static void assertNoThread(String name) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!threads(name).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        assertThat(threads(name)).isEmpty();
    }

    static List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .toList();
    }

    @Test
    void elementsComeInOrderFromOneOtherThread() {
        List<String> made = new ArrayList<>();
        try (Prefetcher<String> ahead =
                new Prefetcher<>(50, 3, i -> i + " " + Thread.currentThread().getName())) {
            for (int i = 0; i < 50; i++) {
                made.add(ahead.next());
            }
            assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(made)
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i + " batches").toList());
    }

    @Test
    void noMoreAreMadeThanTheDepth() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        try (Prefetcher<Integer> ahead = new Prefetcher<>(100, 3, i -> made.incrementAndGet())) {
            for (int taken = 0; taken < 10; taken++) {
                await(made, taken + 3);
                Thread.sleep(5);
                assertThat(made.get()).isEqualTo(taken + 3);
                ahead.next();
            }
        }
    }

    @Test
    void whatTheMakerThrowsArrivesInItsTurn() {
        IllegalStateException failure = new IllegalStateException("on purpose");
        try (Prefetcher<Integer> ahead = new Prefetcher<>(10, 3, i -> {
            if (i == 1) {
                throw failure;
            }
            return i;
        })) {
            assertThat(ahead.next()).isZero();
            assertThatThrownBy(ahead::next).isSameAs(failure);
        }
        AssertionError error = new AssertionError("on purpose");
        try (Prefetcher<Integer> ahead = new Prefetcher<>(1, 1, i -> {
            throw error;
        })) {
            assertThatThrownBy(ahead::next).isSameAs(error);
        }
    }

    @Test
    void closingEndsAMakerThatWaits() {
        CountDownLatch begun = new CountDownLatch(1);
        try (Prefetcher<Integer> ahead = new Prefetcher<>(10, 2, i -> waitForEver(begun))) {
            assertThat(ahead).isNotNull();
            awaitCounted(begun);
        }
    }

    @Test
    void whoTakesCanBeInterrupted() {
        CountDownLatch begun = new CountDownLatch(1);
        try (Prefetcher<Integer> ahead = new Prefetcher<>(10, 2, i -> waitForEver(begun))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(ahead::next)
                    .isInstanceOf(WerkbankException.class)
                    .hasMessage("interrupted while it waited for the next batch");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static int waitForEver(CountDownLatch begun) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitCounted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(AtomicInteger made, int least) throws InterruptedException {
        while (made.get() < least) {
            Thread.sleep(1);
        }
    }
}
