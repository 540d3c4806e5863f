package werkbank.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.dataset.Images;
import werkbank.engine.dl4j.Backend;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.recipe.Shape;

/**
 * Several networks on many images, batch by batch on a thread for each core. A batch on one core is done sooner than half
 * of it on each of two, since a network's small layers leave a core waiting for the other.
 *
 * <p>A lane is a thread with networks of its own: DL4J's and oneDNN's work arrays belong to the thread that made them. A
 * lane stays with a network as long as it can, so that each is read once or little more often.
 */
final class ParallelInference implements AutoCloseable {
    private static final String THREAD = "inference";

    private final List<Lane> lanes = new ArrayList<>();
    private final int cores;

    /** @param cores that the lanes share, at least {@code count} */
    ParallelInference(int count, int cores) {
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane());
        }
        this.cores = cores;
    }

    /** As many as ND4J may use cores; one on a GPU. */
    static ParallelInference here() {
        Backend backend = Backend.load();
        return backend.gpu()
                ? new ParallelInference(1, 1)
                : new ParallelInference(backend.threads(), backend.threads());
    }

    private static final class Lane {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(Lane::thread);
        /** Touched by the thread alone. */
        private final Map<Path, MultiLayerNetwork> networks = new HashMap<>();

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, THREAD);
            thread.setDaemon(true);
            return thread;
        }

        boolean has(Path model) {
            return networks.containsKey(model);
        }

        MultiLayerNetwork network(Path model, Shape images) {
            return networks.computeIfAbsent(model, file -> NetworkPredictor.read(file, images));
        }

        void close() {
            networks.values().forEach(MultiLayerNetwork::close);
            networks.clear();
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    /**
     * Runs all networks on all images.
     *
     * @return of each network, in their order
     * @throws werkbank.WerkbankException when a model can't be read
     */
    List<Output> run(List<Network> networks, Images images) {
        BatchQueue queue = new BatchQueue(networks, images);
        int busy = Math.max(1, Math.min(lanes.size(), queue.size()));
        List<CompletableFuture<Void>> running = lanes.subList(0, busy).stream()
                .map(lane ->
                        CompletableFuture.runAsync(() -> work(lane, queue, cores / busy, images.shape()), lane.thread))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
        return queue.outputs(busy);
    }

    private static void work(Lane lane, BatchQueue queue, int threads, Shape images) {
        Backend.limitThisThread(threads);
        for (var batch = queue.next(lane::has); batch.isPresent(); batch = queue.next(lane::has)) {
            batch.get().run(lane.network(batch.get().model(), images));
        }
    }

    /** Frees the networks' memory, which lies outside the Java heap. */
    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.execute(lane::close));
        lanes.forEach(lane -> lane.thread.shutdown());
    }
}
