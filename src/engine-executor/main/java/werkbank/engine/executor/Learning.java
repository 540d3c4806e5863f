package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.NetworkSpec;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Training;

/** The gradients of a network's parameters, what its optimizer remembers, and how a step is taken with them. */
final class Learning implements AutoCloseable {
    private final Operations operations;
    private final ParameterLayout layout;
    private final Parameters parameters;
    private final Training training;
    private final UpdateRule rule;
    private final List<LearningRange> rates;
    private final UpdaterOrder order;
    private final Buffer gradients;
    /** The gradients of the convolutions' weights, which come first. */
    private final TwoKinds ofFilters;

    /** Mean and deviation of a batch for the backward pass of batch normalisations, at the places of their gamma and beta. */
    private final Buffer saved;

    /** The gradient of each scale that stays as it is, which nobody uses, and what its normalisation keeps of a batch. */
    private final Buffer unlearned;

    private final List<Buffer> states = new ArrayList<>();

    Learning(
            Operations operations,
            Architecture architecture,
            ParameterLayout layout,
            Parameters parameters,
            NetworkSpec spec) {
        this.operations = operations;
        this.layout = layout;
        this.parameters = parameters;
        this.training = spec.recipe().training();
        this.rule = rule(training.optimizer(), layout.weights());
        this.rates = LearningRange.of(
                architecture, layout, rule, training.optimizer().shiftRate(), spec.headRate());
        this.order = new UpdaterOrder(layout, rule.states());
        this.gradients = operations.allocate(Kind.FLOAT, layout.learned());
        this.ofFilters = new TwoKinds(operations, gradients.part(0, layout.end(Section.FILTERS)));
        this.saved = operations.allocate(Kind.FLOAT, layout.learned() - layout.weights());
        this.unlearned = operations.allocate(Kind.FLOAT, unlearned(layout));
        for (int i = 0; i < rule.states(); i++) {
            states.add(operations.allocate(Kind.FLOAT, layout.learned()));
        }
    }

    /**
     * How parameters follow their gradients.
     *
     * @param weights how many parameters are weights
     */
    static UpdateRule rule(Training.Optimizer optimizer, long weights) {
        return new UpdateRule(
                optimizer.method(),
                (float) optimizer.rho(),
                (float) optimizer.momentum(),
                (float) optimizer.beta1(),
                (float) optimizer.beta2(),
                (float) optimizer.epsilon(),
                (float) optimizer.weightDecay(),
                weights);
    }

    UpdateRule rule() {
        return rule;
    }

    /** Numbers that those whose scale stays as it is take. */
    static long unlearned(ParameterLayout layout) {
        return 3 * (layout.end(Section.FROZEN) - layout.start(Section.FROZEN));
    }

    /** The gradient of an array, of kind FLOAT. */
    Buffer gradient(Place place, Role role) {
        Tensor tensor = layout.tensor(place, role);
        if (isUnlearned(tensor)) {
            return unlearned(tensor, 0, 1);
        }
        return gradients.part(tensor.device(), tensor.length());
    }

    /** The gradient of a convolution's weights, of kind VALUE. */
    Buffer filterGradient(Place place) {
        Tensor tensor = layout.tensor(place, Role.WEIGHTS);
        return ofFilters.values().part(tensor.device(), tensor.length());
    }

    /** [2][channels] for what a batch normalisation keeps of a batch. */
    Buffer saved(Place place) {
        Tensor gamma = layout.tensor(place, Role.GAMMA);
        return isUnlearned(gamma)
                ? unlearned(gamma, 1, 2)
                : saved.part(gamma.device() - layout.weights(), 2L * gamma.length());
    }

    private boolean isUnlearned(Tensor tensor) {
        return tensor.device() >= layout.learned();
    }

    /** Rows of the three that belong to a scale. */
    private Buffer unlearned(Tensor gamma, int row, int rows) {
        long from = 3 * (gamma.device() - layout.start(Section.FROZEN));
        return unlearned.part(from + (long) row * gamma.length(), (long) rows * gamma.length());
    }

    /** Takes a step with the gradients: limits them, adds those of the penalty, updates the parameters. */
    void update(Buffer step, Buffer figures) {
        ofFilters.widen();
        Training.Clipping clipping = training.clipping();
        if (clipping.value() > 0 || clipping.norm() > 0) {
            operations.clip(clipping.value(), clipping.norm(), gradients);
        }
        Training.Penalty penalty = training.penalty();
        if (penalty.l1() > 0 || penalty.l2() > 0) {
            Buffer ofWeights = gradients.part(0, layout.weights());
            operations.penalise(penalty.l1(), penalty.l2(), parameters.weights(), ofWeights, step, figures);
        }
        rates.forEach(range -> operations.update(
                range.rule(),
                step,
                range.part(parameters.learned()),
                range.part(gradients),
                states.stream().map(range::part).toList()));
        parameters.narrow();
    }

    /** A copy of what the optimizer remembers, in the order of {@link UpdaterOrder}. */
    float[] states() {
        float[] updater = new float[order.count()];
        for (int i = 0; i < states.size(); i++) {
            float[] device = new float[(int) layout.learned()];
            operations.download(states.get(i), device);
            order.toHost(i, device, updater);
        }
        return updater;
    }

    /** @throws IllegalArgumentException when they are more or fewer than {@link #states} gives */
    void requireStates(float[] updater) {
        ParameterLayout.requireLength(updater, order.count());
    }

    void assignStates(float[] updater) {
        for (int i = 0; i < states.size(); i++) {
            operations.upload(order.toDevice(i, updater), states.get(i));
        }
    }

    @Override
    public void close() {
        gradients.close();
        ofFilters.close();
        saved.close();
        unlearned.close();
        states.forEach(Buffer::close);
    }
}
