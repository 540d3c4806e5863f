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

    private static <T> FutureTask<T> later(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void assertWaits(FutureTask<?> task) throws InterruptedException {
        Thread.sleep(50);
        assertThat(task.isDone()).isFalse();
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
        FutureTask<Optional<Place>> fourth = later(places::take);
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
        FutureTask<Optional<Place>> alone = later(() -> one.takeAlone(FIRST));
        assertWaits(alone);
        FutureTask<Optional<Place>> next = later(one::take);
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
        FutureTask<Optional<Place>> next = later(one::take);
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
        FutureTask<Optional<Place>> waits = later(one::take);
        assertWaits(waits);
        assertThat(one.lose(on(FIRST), "error 719")).isEmpty();
        assertThatThrownBy(waits::get).hasCause(new DeviceLostException("GPU 0 is lost: error 719"));
        assertThatThrownBy(one::take).isInstanceOf(DeviceLostException.class);
    }

    @Test
    void onceClosedNobodyGetsOne() throws Exception {
        WorkerPlaces one = new WorkerPlaces(List.of(new CardShare(0, 1)));
        one.take();
        FutureTask<Optional<Place>> waits = later(one::take);
        FutureTask<Optional<Place>> alone = later(() -> one.takeAlone(FIRST));
        Thread.sleep(50);
        one.close();
        assertThat(waits.get()).isEmpty();
        assertThat(alone.get()).isEmpty();
        assertThat(one.take()).isEmpty();
    }
}
