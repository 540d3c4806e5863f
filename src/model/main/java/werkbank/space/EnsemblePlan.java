package werkbank.space;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How trials become an ensemble.
 *
 * @param method how members and weights are found
 * @param topK members at most, at least 1; for {@link Method#AVERAGE} exactly so many as far as there are trials; empty
 *     when the method finds the number too
 * @param testTime how the members look at an image
 * @param int8 whether members may answer in eight bits
 * @param msPerImage milliseconds that an image may take all members together, above 0; empty for no limit
 */
public record EnsemblePlan(Method method, OptionalInt topK, TestTime testTime, Int8 int8, OptionalDouble msPerImage) {
    /** The plan of a space that says nothing about ensembles. */
    public static final EnsemblePlan STANDARD = of(Method.AUTO);

    /** The least validation images that anything is compared on; with fewer a choice would follow single images. */
    public static final int FEWEST_IMAGES = 100;

    /** A plan with this method that is otherwise {@link #STANDARD}. */
    public static EnsemblePlan of(Method method) {
        return new EnsemblePlan(method, OptionalInt.empty(), TestTime.NONE, Int8.OFF, OptionalDouble.empty());
    }

    /** Replaces the way in which members look. */
    public EnsemblePlan with(TestTime looks) {
        return new EnsemblePlan(method, topK, looks, int8, msPerImage);
    }

    /** Replaces whether members may answer in eight bits. */
    public EnsemblePlan with(Int8 wish) {
        return new EnsemblePlan(method, topK, testTime, wish, msPerImage);
    }

    /** The plan as far as so many validation images allow: what has to be compared on them is given up on too few. */
    public EnsemblePlan on(int images) {
        boolean areEnough = images >= FEWEST_IMAGES;
        return areEnough
                ? this
                : with(testTime == TestTime.AUTO ? TestTime.NONE : testTime).with(Int8.OFF);
    }

    /** Tells in lines without a full stop what is given up on so many validation images. */
    public List<String> givenUp(int images) {
        EnsemblePlan kept = on(images);
        return Stream.of(
                        Optional.of("test-time augmentation auto tries nothing, so members look once")
                                .filter(words -> kept.testTime != testTime),
                        Optional.of("int8 auto tries nothing, so members answer in 32 bits")
                                .filter(words -> kept.int8 != int8))
                .flatMap(Optional::stream)
                .map(words -> String.format(
                        Locale.ROOT, "with fewer than %d validation images (here %d) %s", FEWEST_IMAGES, images, words))
                .toList();
    }

    /** Whether members answer in eight bits. */
    public enum Int8 {
        /** All members answer in 32 bits. */
        OFF,
        /** A member answers in eight bits where it loses no more on the validation images than chance may explain. */
        AUTO;

        /** The name in the YAML file and on the command line, for instance {@code auto}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The text of {@link #label()}. */
        @Override
        public String toString() {
            return label();
        }
    }

    /** A way of augmenting images at test time. */
    public enum TestTime {
        /** Every image is looked at once, as it is. */
        NONE,
        /** Every image is looked at twice, as it is and mirrored left to right. */
        FLIPS,
        /** Every image is looked at five times, as it is and moved by a pixel to each side. */
        SHIFTS,
        /** Every image is looked at six times, as it is and moved by a pixel along both diagonals, each mirrored too. */
        CROPS,
        /** Every image is looked at several times, changed as in the trial's training but less. */
        DRAWS,
        /** The simplest way of these that is as good as the best on the validation images. */
        AUTO;

        /** The name in the YAML file and on the command line, for instance {@code shifts}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The text of {@link #label()}. */
        @Override
        public String toString() {
            return label();
        }
    }

    /** A method of finding members and weights, the simplest first but for {@link #AUTO}. */
    public enum Method {
        /** Compares the others on the validation images and takes one of them. */
        AUTO,
        /** The best trials, with equal weights. */
        AVERAGE,
        /** The best trials that don't make the same mistakes, with equal weights. */
        DIVERSE,
        /** Trials picked one after the other, each the one that helps most; one that is picked twice weighs twice. */
        GREEDY,
        /** The weights of the lowest log-loss. */
        WEIGHTED;

        /** The name in the YAML file and on the command line, for instance {@code average}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The text of {@link #label()}. */
        @Override
        public String toString() {
            return label();
        }
    }
}
