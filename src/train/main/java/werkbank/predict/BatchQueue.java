package werkbank.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import werkbank.dataset.Images;
import werkbank.engine.Network;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Output;

/** Batches of images that networks have yet to run on. Safe for several threads. */
final class BatchQueue {
    private final Images images;
    private final int batch;
    private final List<Work> works;

    /** @param most images of a batch; fewer where they are large */
    BatchQueue(List<Predictor.Network> networks, Images images, int most) {
        this.images = images;
        this.batch = Inference.imagesAtOnce(images.shape(), most);
        this.works = networks.stream().map(Work::new).toList();
    }

    /** The batches of one network, in order. */
    private final class Work {
        private final Predictor.Network network;
        private final float[][] probabilities = new float[images.count()][];
        private int next;
        private double seconds;

        Work(Predictor.Network network) {
            this.network = network;
        }

        int left() {
            return (images.count() - next + batch - 1) / batch;
        }

        boolean isUntouched() {
            return next == 0;
        }

        Batch take() {
            int from = next;
            next = Math.min(from + batch, images.count());
            return new Batch(this, from, next);
        }

        synchronized void done(int from, float[][] rows, double took) {
            System.arraycopy(rows, 0, probabilities, from, rows.length);
            seconds += took;
        }
    }

    /** Some rows for one network. */
    final class Batch {
        private final Work work;
        private final int from;
        private final int to;

        private Batch(Work work, int from, int to) {
            this.work = work;
            this.from = from;
            this.to = to;
        }

        Predictor.Network network() {
            return work.network;
        }

        /** @param network that of {@link #network} */
        void run(Network network) {
            long start = System.nanoTime();
            ViewedImages looks = new ViewedImages(work.network.views(), images.shape());
            float[][] rows = Inference.batch(network, images.range(from, to), looks);
            work.done(from, rows, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Batches in all that nobody has taken. */
    synchronized int size() {
        return works.stream().mapToInt(Work::left).sum();
    }

    /**
     * The next batch for someone: of a network that is at hand, else of one that nobody runs or has, else of the one with
     * the most batches left. Empty when all are taken, or are the last of networks that others have: to read a network for
     * one batch would take longer, and who asks again and again would have every network everywhere in the end.
     *
     * @param isAtHand whether whoever asks has read that network
     * @param isElsewhere whether someone has who will ask, too
     */
    synchronized Optional<Batch> next(Predicate<Predictor.Network> isAtHand, Predicate<Predictor.Network> isElsewhere) {
        List<Work> open = works.stream().filter(work -> work.left() > 0).toList();
        return open.stream()
                .filter(work -> isAtHand.test(work.network))
                .findFirst()
                .or(() -> open.stream()
                        .filter(work -> work.isUntouched() && !isElsewhere.test(work.network))
                        .findFirst())
                .or(() -> open.stream()
                        .filter(work -> work.left() > 1 || !isElsewhere.test(work.network))
                        .max(Comparator.comparingInt(Work::left)))
                .map(Work::take);
    }

    /**
     * The answers of all networks, once every batch has run.
     *
     * @param lanes that shared the work
     */
    List<Output> outputs(int lanes) {
        List<Output> outputs = new ArrayList<>();
        for (Work work : works) {
            outputs.add(new Output(work.probabilities, work.seconds / lanes));
        }
        return outputs;
    }
}
