package werkbank.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import werkbank.DaemonThreads;
import werkbank.dataset.Images;
import werkbank.engine.Backend;
import werkbank.engine.Engine;
import werkbank.engine.Engines;
import werkbank.engine.Hardware;
import werkbank.engine.Network;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Output;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Shape;

/**
 * Several networks on many images, batch by batch on a thread for each core. A batch on one core is done sooner than half
 * of it on each of two, since a network's small layers leave a core waiting for the other.
 *
 * <p>A lane is a thread with networks of its own: an engine's work arrays may belong to the thread that made them. A
 * lane stays with a network as long as it can, so that each is read once or little more often.
 */
final class ParallelInference implements AutoCloseable {
    private static final String THREAD = "inference";

    private final Engine engine;
    private final List<Lane> lanes = new ArrayList<>();
    private final int cores;
    private boolean closed;

    /** @param cores that the lanes share, at least {@code count} */
    ParallelInference(Engine engine, int count, int cores) {
        this.engine = engine;
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane());
        }
        this.cores = cores;
    }

    /** Opens as many lanes as the engine may use cores; one on a GPU. */
    static ParallelInference of(Engine engine) {
        Backend backend = engine.hardware().backend();
        return backend.gpu()
                ? new ParallelInference(engine, 1, backend.threads())
                : new ParallelInference(engine, backend.threads(), backend.threads());
    }

    /** Tells networks in memory apart: what each was read from, and how. */
    private record Read(Path model, Optional<Quantisation> quantisation) {
        static Read of(Predictor.Network network) {
            return new Read(network.model(), network.quantisation());
        }
    }

    private final class Lane {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(new DaemonThreads(THREAD));
        /** The networks that the thread has read; changed by it alone. */
        private final Map<Read, Network> networks = new ConcurrentHashMap<>();
        /** The hardware that the thread computes on, by the name of its engine; touched by it alone. */
        private final Map<String, Hardware> used = new LinkedHashMap<>();

        private int threads;

        void limit(int threads) {
            this.threads = threads;
            used.values().forEach(hardware -> hardware.limitThisThread(threads));
        }

        boolean has(Predictor.Network network) {
            return networks.containsKey(Read.of(network));
        }

        Network network(Predictor.Network network, Shape images) {
            return networks.computeIfAbsent(Read.of(network), how -> how.quantisation()
                    .flatMap(levels -> inEightBits(how.model(), images, levels))
                    .orElseGet(() -> read(how.model(), images)));
        }

        /** Reads a network in eight bits; empty where this machine can't, so that it is computed in 32 bits. */
        private Optional<Network> inEightBits(Path file, Shape images, Quantisation quantisation) {
            return Engines.quantiser(engine)
                    .filter(able -> able.whyNot(file, images).isEmpty())
                    .map(able -> {
                        used.computeIfAbsent(able.name(), name -> limited(able.hardware()));
                        return able.read(file, images, quantisation);
                    });
        }

        private Hardware limited(Hardware hardware) {
            hardware.limitThisThread(threads);
            return hardware;
        }

        private Network read(Path file, Shape images) {
            Engine able = Engines.forReading(engine, file, images);
            used.computeIfAbsent(able.name(), name -> limited(able.hardware()));
            return able.read(file, images);
        }

        void close() {
            networks.values().forEach(Network::close);
            networks.clear();
            used.values().forEach(Hardware::leaveThisThread);
        }
    }

    /**
     * Runs all networks on all images.
     *
     * @return of each network, in their order
     * @throws IllegalStateException after {@link #close}
     * @throws werkbank.WerkbankException when a model can't be read
     */
    List<Output> run(List<Predictor.Network> networks, Images images) {
        if (closed) {
            throw new IllegalStateException("the networks are closed");
        }
        BatchQueue queue = new BatchQueue(networks, images, engine.hardware().imagesAtOnce());
        int busy = Math.max(1, Math.min(lanes.size(), queue.size()));
        List<Lane> working = lanes.subList(0, busy);
        List<CompletableFuture<Void>> running = working.stream()
                .map(lane -> CompletableFuture.runAsync(
                        () -> work(lane, working, queue, cores / busy, images.shape()), lane.thread))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
        return queue.outputs(busy);
    }

    private static void work(Lane lane, List<Lane> working, BatchQueue queue, int threads, Shape images) {
        lane.limit(threads);
        Predicate<Predictor.Network> elsewhere = network -> working.stream().anyMatch(other -> other.has(network));
        for (var batch = queue.next(lane::has, elsewhere);
                batch.isPresent();
                batch = queue.next(lane::has, elsewhere)) {
            batch.get().run(lane.network(batch.get().network(), images));
        }
    }

    /** Networks that are in memory, those that several lanes have as often. */
    int read() {
        return lanes.stream().mapToInt(lane -> lane.networks.size()).sum();
    }

    /** Frees the networks' memory, which lies outside the Java heap. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        lanes.forEach(lane -> lane.thread.execute(lane::close));
        lanes.forEach(lane -> lane.thread.shutdown());
    }
}
