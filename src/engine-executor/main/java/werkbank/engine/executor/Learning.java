package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.List;
import werkbank.engine.executor.Role.Section;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.engine.operation.UpdateRule;
import werkbank.recipe.Training;
import werkbank.recipe.layer.Convolution;

/** The gradients of a network's parameters, what its optimizer remembers, and how a step is taken with them. */
final class Learning implements AutoCloseable {
    private final Operations operations;
    private final ParameterLayout layout;
    private final Parameters parameters;
    private final Training training;
    private final UpdateRule rule;
    private final UpdaterOrder order;
    private final Buffer gradients;
    /** The gradients of the convolutions' weights, which come first among the weights. */
    private final TwoKinds ofFilters;

    /** Mean and deviation of a batch for the backward pass of batch normalisations, at the places of their gamma and beta. */
    private final Buffer saved;

    private final List<Buffer> states = new ArrayList<>();

    Learning(
            Operations operations,
            Architecture architecture,
            ParameterLayout layout,
            Parameters parameters,
            Training training) {
        this.operations = operations;
        this.layout = layout;
        this.parameters = parameters;
        this.training = training;
        this.rule = rule(training.optimizer(), layout.end(Section.WEIGHTS));
        this.order = new UpdaterOrder(layout, rule.states());
        this.gradients = operations.allocate(Kind.FLOAT, layout.end(Section.SHIFTS));
        this.ofFilters = new TwoKinds(operations, gradients.part(0, filters(architecture, layout)));
        this.saved = operations.allocate(Kind.FLOAT, layout.end(Section.SHIFTS) - layout.end(Section.WEIGHTS));
        for (int i = 0; i < rule.states(); i++) {
            states.add(operations.allocate(Kind.FLOAT, layout.end(Section.SHIFTS)));
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

    /** Weights of convolutions; no convolution comes after a dense layer. */
    static long filters(Architecture architecture, ParameterLayout layout) {
        return architecture.hidden().stream()
                .filter(place -> place.layer() instanceof Convolution)
                .map(place -> layout.tensor(place, Role.WEIGHTS))
                .mapToLong(tensor -> tensor.device() + ParameterLayout.aligned(tensor.length()))
                .max()
                .orElse(0);
    }

    UpdateRule rule() {
        return rule;
    }

    /** The gradient of an array, of kind FLOAT. */
    Buffer gradient(Place place, Role role) {
        Tensor tensor = layout.tensor(place, role);
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
        return saved.part(gamma.device() - layout.end(Section.WEIGHTS), 2L * gamma.length());
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
            Buffer ofWeights = gradients.part(0, layout.end(Section.WEIGHTS));
            operations.penalise(penalty.l1(), penalty.l2(), parameters.weights(), ofWeights, step, figures);
        }
        operations.update(rule, step, parameters.learned(), gradients, states);
        parameters.narrow();
    }

    /** A copy of what the optimizer remembers, in the order of {@link UpdaterOrder}. */
    float[] states() {
        List<float[]> device = order.newStates();
        for (int i = 0; i < states.size(); i++) {
            operations.download(states.get(i), device.get(i));
        }
        return order.toHost(device);
    }

    /** @throws IllegalArgumentException when they are more or fewer than {@link #states} gives */
    void requireStates(float[] updater) {
        ParameterLayout.requireLength(updater, order.count());
    }

    void assignStates(float[] updater) {
        List<float[]> device = order.toDevice(updater);
        for (int i = 0; i < states.size(); i++) {
            operations.upload(device.get(i), states.get(i));
        }
    }

    @Override
    public void close() {
        gradients.close();
        ofFilters.close();
        saved.close();
        states.forEach(Buffer::close);
    }
}
