package werkbank.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import werkbank.WerkbankException;
import werkbank.dataset.LabelledImages;
import werkbank.engine.Engine;
import werkbank.engine.Workload;
import werkbank.engine.device.Gpu;
import werkbank.engine.device.NvidiaSmi;
import werkbank.recipe.Recipe;
import werkbank.run.local.CardShare;
import werkbank.run.local.Machine;
import werkbank.run.local.MeasuredShare;
import werkbank.run.local.SpeedCrew;
import werkbank.run.local.WorkerMemory;
import werkbank.run.local.WorkerOptions;
import werkbank.run.local.WorkerPlan;
import werkbank.space.SearchSpace;

/**
 * How many workers share each GPU: as many as its memory has room for, and of these as many as a short measurement finds
 * worth it. A measurement is remembered for the same card, engine and network.
 */
public final class CardShares {
    /** Workers that are tried on one card at most. */
    private static final int MOST = 16;

    /** The memory that CUDA and its libraries take for each process on a card, in MiB. */
    private static final long LIBRARIES_MIB = 600;

    /** The weight of a byte of the host beside one of the card: so little that it decides between equals only. */
    private static final double BESIDE = 1e-6;

    private final Engine engine;
    private final Machine machine;
    private final Consumer<String> announced;
    private final Consumer<String> told;
    private final ShareMemory memory;
    private final FreeMemory free;
    private final Measuring measuring;

    /** Measures how many workers a GPU is worth. */
    interface Measuring {
        MeasuredShare measure(Gpu gpu, Recipe recipe, Workload load, int most) throws InterruptedException;
    }

    /** Free memory of a GPU in MiB. */
    interface FreeMemory {
        OptionalLong of(Gpu gpu);
    }

    /**
     * @param announced hears that something is about to be measured, which takes seconds
     * @param told hears what was found, a line for each kind of card
     */
    public CardShares(Engine engine, Machine machine, Consumer<String> announced, Consumer<String> told) {
        this(engine, machine, announced, told, ShareMemory.ofUser(), NvidiaSmi::freeMiB, new Processes(engine));
    }

    CardShares(
            Engine engine,
            Machine machine,
            Consumer<String> announced,
            Consumer<String> told,
            ShareMemory memory,
            FreeMemory free,
            Measuring measuring) {
        this.engine = engine;
        this.machine = machine;
        this.announced = announced;
        this.told = told;
        this.memory = memory;
        this.free = free;
        this.measuring = measuring;
    }

    /** Shares GPUs among the workers of a search, by that network of its space which needs most of a card. */
    List<CardShare> of(List<Gpu> gpus, SearchSpace space, LabelledImages images, int trials, OptionalInt wanted) {
        Workload load = MemoryNeed.workload(space.data(), images);
        return of(gpus, space.peak(recipe -> need(recipe, load)), load, trials, wanted);
    }

    /** A card's memory, and where two networks need as much of it, a little more for the one that needs more beside it. */
    private double need(Recipe recipe, Workload load) {
        return engine.whyNot(recipe).isPresent()
                ? Double.NEGATIVE_INFINITY
                : engine.deviceMemory(recipe, load) + BESIDE * engine.memory(recipe, load);
    }

    /**
     * Shares GPUs among workers for a network.
     *
     * @param gpus of which each has one worker at least; none means the CPU
     * @param trials that could run at the same time, at least 1
     * @param wanted workers that the user has asked for; then nothing is measured
     */
    public List<CardShare> of(List<Gpu> gpus, Recipe recipe, Workload load, int trials, OptionalInt wanted) {
        List<CardShare> shares = new ArrayList<>();
        Map<String, MeasuredShare> sameCard = new HashMap<>();
        for (Gpu gpu : gpus) {
            int most = wanted.isPresent() ? 1 : most(gpu, gpus.size(), recipe, load, trials);
            int workers = most == 1
                    ? 1
                    : Math.min(
                            most,
                            sameCard.computeIfAbsent(gpu.name(), name -> measured(gpu, recipe, load, most))
                                    .workers());
            shares.add(new CardShare(gpu.index(), workers));
        }
        return shares;
    }

    /** Workers that a card, the machine and the trials have room for, at least 1. */
    private int most(Gpu gpu, int cards, Recipe recipe, Workload load, int trials) {
        int byTrials = (int) Math.min(MOST, (trials + (long) cards - 1) / cards);
        int byMachine = WorkerPlan.fitting(machine, worker(engine, recipe, load).allMiB()) / cards;
        long needMiB = LIBRARIES_MIB + (engine.deviceMemory(recipe, load) >> 20);
        long byCard = free.of(gpu).orElse(gpu.memoryMiB()) / needMiB;
        return (int) Math.max(1, Math.min(Math.min(byTrials, byMachine), byCard));
    }

    /** The host's memory that a worker needs. */
    private static WorkerMemory worker(Engine engine, Recipe recipe, Workload load) {
        return new WorkerMemory(1, engine.heapMemory(recipe, load) >> 20).onCard();
    }

    private MeasuredShare measured(Gpu gpu, Recipe recipe, Workload load, int most) {
        String key = ShareMemory.key(gpu, engine, recipe, load);
        MeasuredShare share = memory.recall(key)
                .filter(found -> found.answers(most))
                .orElseGet(() -> measure(gpu, recipe, load, most, key));
        told.accept(String.format(
                Locale.ROOT,
                "%d of at most %d workers share %s: %s",
                Math.min(share.workers(), most),
                most,
                gpu.label(),
                share.words()));
        return share;
    }

    private MeasuredShare measure(Gpu gpu, Recipe recipe, Workload load, int most, String key) {
        announced.accept("measuring how many workers " + gpu.label() + " is worth, which takes some seconds");
        try {
            MeasuredShare share = measuring.measure(gpu, recipe, load, most);
            if (!share.rates().isEmpty()) {
                memory.remember(key, share);
            }
            return share;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WerkbankException("interrupted while it was measured how many workers share a GPU", e);
        }
    }

    /** Worker processes that take steps for a moment. */
    private record Processes(Engine engine) implements Measuring {
        private static final int LEAST_HEAP_MIB = 1024;

        @Override
        public MeasuredShare measure(Gpu gpu, Recipe recipe, Workload load, int most) throws InterruptedException {
            WorkerMemory memory = worker(engine, recipe, load);
            WorkerOptions options = new WorkerOptions(
                    1,
                    Math.max(LEAST_HEAP_MIB, memory.heapLimitMiB()),
                    memory.limitMiB(),
                    List.of(),
                    Optional.of(engine.name()),
                    line -> {});
            try (SpeedCrew crew =
                    new SpeedCrew(options, OptionalInt.of(gpu.index()), recipe, load.shape(), load.classes())) {
                return crew.measure(most);
            }
        }
    }
}
