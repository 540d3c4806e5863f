package werkbank.augment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;

/**
 * How many images a second one core augments, with several settings in turn: the machine may be slow or busy, the
 * ratios stay.
 */
public final class AugmentationTiming {
    /** Rounds until the just-in-time compiler has seen our loops. */
    private static final int WARM_UP = 3;

    private static final int SOURCES = 500;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Shape shape;
    private final byte[][] images;
    private final float[] target;

    /** @param shape of the random images */
    public AugmentationTiming(Shape shape) {
        this.shape = shape;
        this.images = new byte[SOURCES][shape.values()];
        this.target = new float[shape.values()];
        SplittableRandom random = new SplittableRandom(1);
        for (byte[] image : images) {
            random.nextBytes(image);
        }
    }

    /**
     * Images per second, medians over rounds.
     *
     * @param core of the thread's own time on a processor
     * @param wall of the clock's time
     */
    public record Speed(double core, double wall) {
        private static Speed median(List<Speed> rounds) {
            return new Speed(
                    StatUtils.percentile(
                            rounds.stream().mapToDouble(Speed::core).toArray(), 50),
                    StatUtils.percentile(
                            rounds.stream().mapToDouble(Speed::wall).toArray(), 50));
        }
    }

    /** Changes an image: {@code source} values 0 to 255 in the order of {@link Shape}, {@code target} the same in 0 to 1. */
    public interface Change {
        void apply(byte[] source, int epoch, int row, float[] target);
    }

    /** What training does with these ranges. */
    public Change of(Augmentation ranges) {
        Augmenter augmenter = new Augmenter(ranges, shape, 1);
        return (source, epoch, row, out) -> augmenter.apply(source, epoch, row, out, 0);
    }

    /**
     * @param rounds at least 1; in each every change has its turn
     * @param count images in a turn
     * @return speeds by the changes' names
     */
    public Map<String, Speed> measure(Map<String, Change> changes, int rounds, int count) {
        Map<String, Speed[]> speeds = new LinkedHashMap<>();
        changes.keySet().forEach(name -> speeds.put(name, new Speed[rounds]));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Change> change : changes.entrySet()) {
                Speed speed = turn(change.getValue(), round, count);
                if (round >= 0) {
                    speeds.get(change.getKey())[round] = speed;
                }
            }
        }
        Map<String, Speed> medians = new LinkedHashMap<>();
        speeds.forEach((name, turns) -> medians.put(name, Speed.median(List.of(turns))));
        return medians;
    }

    private Speed turn(Change change, int epoch, int count) {
        long start = System.nanoTime();
        long core = threads.getCurrentThreadCpuTime();
        for (int row = 0; row < count; row++) {
            change.apply(images[row % SOURCES], epoch, row, target);
        }
        core = threads.getCurrentThreadCpuTime() - core;
        return new Speed(count / (core / 1e9), count / ((System.nanoTime() - start) / 1e9));
    }
}
