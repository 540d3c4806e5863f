package werkbank.run.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import werkbank.engine.DeviceLostException;

/**
 * The places that workers have on the GPUs of this machine: how many share each, which one is a single trial's for a while,
 * and which are lost. On the CPU there are as many as are asked for. Safe for several threads.
 */
final class WorkerPlaces {
    private final List<Card> cards = new ArrayList<>();
    private String lastLoss = "";
    private boolean closed;

    /** @param shares of the GPUs; none means the CPU */
    WorkerPlaces(List<CardShare> shares) {
        if (shares.isEmpty()) {
            cards.add(new Card(OptionalInt.empty(), Integer.MAX_VALUE));
        }
        shares.forEach(share -> cards.add(new Card(OptionalInt.of(share.gpu()), share.workers())));
    }

    /**
     * A place that somebody has.
     *
     * @param gpu the driver's number; empty on the CPU
     * @param alone whether nobody else has a place there
     */
    record Place(OptionalInt gpu, boolean alone) {}

    private static final class Card {
        final OptionalInt gpu;
        int workers;
        int busy;
        boolean reserved;
        boolean lost;

        Card(OptionalInt gpu, int workers) {
            this.gpu = gpu;
            this.workers = workers;
        }

        boolean isFree() {
            return !lost && !reserved && busy < workers;
        }

        double load() {
            return (double) busy / workers;
        }
    }

    /**
     * Waits for a place, on the GPU that has the largest share free.
     *
     * @return empty once this is closed
     * @throws DeviceLostException when every GPU is lost
     */
    synchronized Optional<Place> take() throws InterruptedException {
        while (!closed) {
            requireOneLeft();
            Optional<Card> free = cards.stream().filter(Card::isFree).min(Comparator.comparingDouble(Card::load));
            if (free.isPresent()) {
                free.get().busy++;
                return Optional.of(new Place(free.get().gpu, false));
            }
            wait();
        }
        return Optional.empty();
    }

    /**
     * Waits until all others have left a GPU, where none comes until the place is left. If that GPU is lost meanwhile, it is
     * a place on another.
     *
     * @return empty once this is closed
     * @throws DeviceLostException when every GPU is lost
     */
    synchronized Optional<Place> takeAlone(OptionalInt gpu) throws InterruptedException {
        Card card = card(gpu);
        while (!closed && card.reserved) {
            wait();
        }
        card.reserved = true;
        try {
            while (!closed && !card.lost && card.busy > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            release(card);
            throw e;
        }
        if (closed || card.lost) {
            release(card);
            return take();
        }
        card.busy++;
        return Optional.of(new Place(gpu, true));
    }

    private void release(Card card) {
        card.reserved = false;
        notifyAll();
    }

    synchronized void leave(Place place) {
        Card card = card(place.gpu());
        card.busy--;
        card.reserved &= !place.alone();
        notifyAll();
    }

    /**
     * Lets fewer workers share a GPU from now on, since its memory was too little for those that do.
     *
     * @return how many may, at least 1
     */
    synchronized int shrink(Place place) {
        Card card = card(place.gpu());
        card.workers = Math.max(1, Math.min(card.workers, card.busy) - 1);
        return card.workers;
    }

    /**
     * Takes a GPU out for good.
     *
     * @param reason one line
     * @return the GPUs that are left, in words; empty when none is
     */
    synchronized Optional<String> lose(Place place, String reason) {
        card(place.gpu()).lost = true;
        lastLoss = String.format(Locale.ROOT, "%s is lost: %s", WorkerSlot.device(place.gpu()), reason);
        notifyAll();
        String left = cards.stream()
                .filter(card -> !card.lost)
                .map(card -> WorkerSlot.device(card.gpu))
                .collect(Collectors.joining(" and "));
        return Optional.of(left).filter(words -> !words.isEmpty());
    }

    private void requireOneLeft() {
        if (cards.stream().allMatch(card -> card.lost)) {
            throw new DeviceLostException(lastLoss);
        }
    }

    private Card card(OptionalInt gpu) {
        return cards.stream().filter(card -> card.gpu.equals(gpu)).findFirst().orElseThrow();
    }

    /** Nobody gets a place any more, who waits for one neither. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
