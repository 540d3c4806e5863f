package werkbank.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a network is trained, every value fixed.
 *
 * @param epochs upper limit, 1 to {@link #MOST_EPOCHS}
 * @param stepsPerEpoch batches of an epoch, which goes on in the pass over the images where the one before it ended; 0 for
 *     whole passes, one an epoch; with one batch size only
 * @param labelSmoothing share of each one-hot label that is spread evenly over all classes, in [0, 1): Szegedy et al.
 *     (2016)
 * @param lossClip probabilities below it and above 1 less it count as these bounds in the training loss, without a gradient,
 *     in [0, 0.5): Keras 2's categorical cross-entropy; 0 for none
 * @param schedule of the learning rate; never together with {@code reduceOnPlateau}
 * @param checkpoint which epoch is kept: the best by this monitor; one of the held-out images when weights are averaged
 * @param keepBest epochs whose networks are kept, the best ones by {@code checkpoint}, 1 to {@link #MOST_KEPT}
 * @param keepFinal whether the network of the last epoch is kept beside the checkpoint
 * @param precision number format; empty for the one that the device is best at. An engine that can't compute it takes F32
 */
public record Training(
        int epochs,
        int stepsPerEpoch,
        BatchSizes batchSizes,
        Optimizer optimizer,
        Penalty penalty,
        Clipping clipping,
        double labelSmoothing,
        double lossClip,
        ClassWeights classWeights,
        Optional<Schedule> schedule,
        Optional<ReduceOnPlateau> reduceOnPlateau,
        Optional<EarlyStopping> earlyStopping,
        Monitor checkpoint,
        int keepBest,
        boolean keepFinal,
        Averaging averaging,
        Optional<Precision> precision,
        Algorithms algorithms) {
    /** The most {@code epochs}, for those who let early stopping decide. */
    public static final int MOST_EPOCHS = 1_000_000;

    /** The most networks that {@code keepBest} keeps. */
    public static final int MOST_KEPT = 10;

    /** The largest number that {@code stepsPerEpoch} may be. */
    public static final int MOST_STEPS = 1_000_000;

    /** A trial's state on the disk may be of a version that always kept one, and named neither precision nor algorithms. */
    public Training {
        keepBest = Math.max(1, keepBest);
        algorithms = algorithms == null ? Algorithms.DETERMINISTIC : algorithms;
    }

    /** Replaces the precision. */
    public Training with(Precision other) {
        return with(stepsPerEpoch, Optional.of(other));
    }

    /** Replaces the steps of an epoch. */
    public Training withSteps(int perEpoch) {
        return with(perEpoch, precision);
    }

    private Training with(int steps, Optional<Precision> format) {
        return new Training(
                epochs,
                steps,
                batchSizes,
                optimizer,
                penalty,
                clipping,
                labelSmoothing,
                lossClip,
                classWeights,
                schedule,
                reduceOnPlateau,
                earlyStopping,
                checkpoint,
                keepBest,
                keepFinal,
                averaging,
                format,
                algorithms);
    }

    /**
     * How a gradient becomes a step. Numbers that a method doesn't have are ignored by it.
     *
     * @param learningRate at the start, greater than 0
     * @param rho decay of RMSProp's mean square, in [0, 1)
     * @param momentum of Nesterov's method and its relative, in [0, 1)
     * @param beta1 decay of the mean gradient of Adam and its relatives, in [0, 1)
     * @param beta2 decay of their mean square, in [0, 1)
     * @param epsilon of RMSProp, Adam and its relatives, greater than 0
     * @param weightDecay of AdamW and Nesterov's relative: each step takes learning rate × this share off each weight, at
     *     least 0; no part of the loss
     * @param shiftRate what the learning rate of the shifts of normalisations is multiplied by, greater than 0
     */
    public record Optimizer(
            Method method,
            double learningRate,
            double rho,
            double momentum,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            double shiftRate) {
        /** A trial's state on the disk may be of a version that had one rate for all. */
        public Optimizer {
            shiftRate = shiftRate == 0 ? 1 : shiftRate;
        }
    }

    /** Gradient methods; the YAML file names them in lower case. */
    public enum Method {
        SGD(0),
        NESTEROV(1),
        RMSPROP(1),
        /** Kingma and Ba, 2015. */
        ADAM(2),
        /** Adam with decoupled weight decay (Loshchilov and Hutter, 2019). */
        ADAMW(2),
        /** Adam whose mean square never falls (Reddi, Kale and Kumar, 2018). */
        AMSGRAD(3),
        /** Adam with Nesterov's momentum, always β₁ (Dozat, 2016). */
        NADAM(2),
        /** Nesterov's method with decoupled weight decay (Loshchilov and Hutter, 2019). */
        NESTEROVW(1);

        private final int states;

        Method(int states) {
            this.states = states;
        }

        /** How many arrays as long as the parameters it keeps from step to step. */
        public int states() {
            return states;
        }

        /** Whether each step takes a share off each weight, which is no part of the loss. */
        public boolean decays() {
            return this == ADAMW || this == NESTEROVW;
        }
    }

    /**
     * The penalty on large weights. It is part of the loss and its gradient; biases and batch normalisation are free.
     *
     * @param l1 times the sum of the weights' sizes, at least 0
     * @param l2 times half the sum of their squares, at least 0
     */
    public record Penalty(double l1, double l2) {}

    /**
     * Limits of each step's gradient, the mean over the batch and before the penalty; first by value, then by norm.
     *
     * @param norm largest 2-norm of all gradients of the network together, 0 for no limit
     * @param value largest size of a single number of the gradient, 0 for no limit
     */
    public record Clipping(double norm, double value) {}

    /**
     * The factors of the images' losses, by class.
     *
     * @param balanced by images / (classes · images of the class), counted on the training images and the classes that
     *     they have
     * @param listed for each class, greater than 0; empty unless the file lists them
     */
    public record ClassWeights(boolean balanced, List<Double> listed) {
        /** All classes count alike. */
        public static final ClassWeights NONE = new ClassWeights(false, List.of());
    }

    /**
     * Keras's ReduceLROnPlateau: multiplies the learning rate by {@code factor} when the monitor has not improved by
     * more than {@code minDelta} for {@code patience} epochs, then waits {@code cooldown} epochs.
     *
     * @param factor in (0, 1)
     * @param floor the learning rate never goes below it
     */
    public record ReduceOnPlateau(
            Monitor monitor, int patience, double factor, double floor, double minDelta, int cooldown) {}

    /**
     * Keras's EarlyStopping: ends the training when the monitor has not improved by more than {@code minDelta} for
     * {@code patience} epochs.
     */
    public record EarlyStopping(Monitor monitor, int patience, double minDelta) {}

    /**
     * Averages of the weights, the first two each a network of its own that competes with the trained one for the checkpoint.
     *
     * @param lookahead from which the training itself goes on
     */
    public record Averaging(Optional<Ema> ema, Optional<Swa> swa, Optional<Lookahead> lookahead) {
        public static final Averaging NONE = new Averaging(Optional.empty(), Optional.empty());

        /** A trial's state on the disk may be of a version that knew no lookahead. */
        public Averaging {
            lookahead = lookahead == null ? Optional.empty() : lookahead;
        }

        /** Averages beside a training that goes on as if they were not there. */
        public Averaging(Optional<Ema> ema, Optional<Swa> swa) {
            this(ema, swa, Optional.empty());
        }

        /** How many arrays as long as the parameters they take. */
        public int count() {
            return (int)
                    Stream.of(ema, swa, lookahead).filter(Optional::isPresent).count();
        }
    }

    /**
     * Slow weights, to which the trained ones go back every so many steps (Zhang et al., 2019): slow ← kept · slow +
     * (1 − kept) · trained, trained ← slow. Running statistics of batch normalisation go with them.
     *
     * @param steps between the times, at least 1
     * @param share of the trained weights that the slow ones take at the end of the training, in (0, 1]
     * @param power by which what is kept grows with the share t of the steps that are done, at least 0:
     *     kept = (1 − share) · t^power
     */
    public record Lookahead(int steps, double share, double power) {
        /** The share of the slow weights that is kept when a share of the training's steps is done. */
        public double kept(double done) {
            return (1 - share) * Math.pow(done, power);
        }
    }

    /**
     * Exponential moving average over the steps (Polyak and Juditsky, 1992), running statistics of batch normalisation
     * included.
     *
     * @param decay share of the average that each step keeps, in [0, 1); after n steps at most (1 + n) / (10 + n)
     */
    public record Ema(double decay) {}

    /**
     * Stochastic weight averaging (Izmailov et al., 2018): the mean of the weights at the ends of the last epochs. The
     * statistics of batch normalisation are computed anew from training images.
     *
     * @param start share of {@code epochs} after which epochs count, in [0, 1)
     * @param images to compute the statistics from, 0 for all
     */
    public record Swa(double start, int images) {}
}
