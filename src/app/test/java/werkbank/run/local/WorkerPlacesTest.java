package werkbank.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import werkbank.engine.DeviceLostException;
import werkbank.run.local.WorkerPlaces.Place;

@Timeout(20)
class WorkerPlacesTest {
    private static final OptionalInt FIRST = OptionalInt.of(0);
    private static final OptionalInt SECOND = OptionalInt.of(1);

    private final WorkerPlaces places = new WorkerPlaces(List.of(new CardShare(0, 2), new CardShare(1, 1)));

    private static Place on(OptionalInt gpu) {
        return new Place(gpu, false);
    }

    /** Work that a thread of its own has begun. */
    private static final class Later<T> extends FutureTask<T> {
        private final Thread thread = new Thread(this);

        Later(Callable<T> work) {
            super(work);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Asserts that the work waits, as soon as it has come so far. */
    private static void assertWaits(Later<?> task) throws InterruptedException {
        while (task.thread.getState() != Thread.State.WAITING) {
            assertThat(task.isDone()).isFalse();
            Thread.sleep(1);
        }
    }

    @Test
    void aPlaceIsWhereTheLargestShareIsFree() throws InterruptedException {
        assertThat(places.take()).contains(on(FIRST));
        assertThat(places.take()).contains(on(SECOND));
        assertThat(places.take()).contains(on(FIRST));
    }

    @Test
    void whoFindsNoneWaitsForOne() throws Exception {
        places.take();
        places.take();
        places.take();
        Later<Optional<Place>> fourth = new Later<>(places::take);
        assertWaits(fourth);
        places.leave(on(SECOND));
        assertThat(fourth.get()).contains(on(SECOND));
    }

    @Test
    void onTheCpuThereIsAlwaysOne() throws InterruptedException {
        WorkerPlaces cpu = new WorkerPlaces(List.of());
        for (int i = 0; i < 100; i++) {
            assertThat(cpu.take()).contains(on(OptionalInt.empty()));
        }
    }

    @Test
    void whoIsToBeAloneWaitsForTheOthersAndKeepsNewOnesAway() throws Exception {
        WorkerPlaces one = new WorkerPlaces(List.of(new CardShare(0, 3)));
        one.take();
        Later<Optional<Place>> alone = new Later<>(() -> one.takeAlone(FIRST));
        assertWaits(alone);
        Later<Optional<Place>> next = new Later<>(one::take);
        assertWaits(next);
        one.leave(on(FIRST));
        assertThat(alone.get()).contains(new Place(FIRST, true));
        assertWaits(next);
        one.leave(alone.get().orElseThrow());
        assertThat(next.get()).contains(on(FIRST));
    }

    @Test
    void afterMemoryRanOutFewerShareACard() throws Exception {
        WorkerPlaces one = new WorkerPlaces(List.of(new CardShare(0, 3)));
        one.take();
        one.take();
        assertThat(one.shrink(on(FIRST))).isEqualTo(1);
        one.leave(on(FIRST));
        Later<Optional<Place>> next = new Later<>(one::take);
        assertWaits(next);
        one.leave(on(FIRST));
        assertThat(next.get()).contains(on(FIRST));
        assertThat(one.shrink(on(FIRST))).as("never none").isEqualTo(1);
    }

    @Test
    void aLostCardIsTakenOut() throws Exception {
        assertThat(places.lose(on(FIRST), "error 719")).contains("GPU 1");
        assertThat(places.takeAlone(FIRST)).as("a place on another").contains(on(SECOND));
    }

    @Test
    void whenAllCardsAreLostWhoWaitsHearsOfIt() throws Exception {
        WorkerPlaces one = new WorkerPlaces(List.of(new CardShare(0, 1)));
        one.take();
        Later<Optional<Place>> waits = new Later<>(one::take);
        assertWaits(waits);
        assertThat(one.lose(on(FIRST), "error 719")).isEmpty();
        assertThatThrownBy(waits::get).hasCause(new DeviceLostException("GPU 0 is lost: error 719"));
        assertThatThrownBy(one::take).isInstanceOf(DeviceLostException.class);
    }

    @Test
    void onceClosedNobodyGetsOne() throws Exception {
        WorkerPlaces one = new WorkerPlaces(List.of(new CardShare(0, 1)));
        one.take();
        Later<Optional<Place>> waits = new Later<>(one::take);
        Later<Optional<Place>> alone = new Later<>(() -> one.takeAlone(FIRST));
        assertWaits(waits);
        assertWaits(alone);
        one.close();
        assertThat(waits.get()).isEmpty();
        assertThat(alone.get()).isEmpty();
        assertThat(one.take()).isEmpty();
    }
}
