package werkbank.engine.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import werkbank.engine.operation.Buffer;
import werkbank.recipe.layer.BatchNorm;

/** A network that trains, on batches of one size: the step from end to end. */
final class TrainingBatch implements AutoCloseable {
    private final Batch batch;
    private final Loss loss;
    private final StepTable table;
    private final List<TrainingLayer> layers = new ArrayList<>();
    private final TrainingLayer output;
    private final List<Place> places;
    private final List<Place> norms;
    private final Map<StepInput, Repeated> steps = new HashMap<>();

    TrainingBatch(Batch batch, Architecture architecture, Loss loss, StepTable table) {
        this.batch = batch;
        this.loss = loss;
        this.table = table;
        NormalisedConvolution.addAll(batch, architecture, layers);
        this.output = TrainingLayers.output(batch, architecture.output());
        this.places = architecture.hidden();
        this.norms = architecture.hidden().stream()
                .filter(place -> place.layer() instanceof BatchNorm && !place.isFrozen())
                .toList();
    }

    /** Takes the next step of the table. */
    void step(StepInput input) {
        if (!isSettled()) {
            inOrder(input);
            return;
        }
        steps.computeIfAbsent(input, from -> new Repeated(batch.operations(), () -> inOrder(from)))
                .run();
    }

    /** Whether the next step does what all later ones do, so that a recording of it serves them. */
    private boolean isSettled() {
        return norms.stream().allMatch(place -> ((BatchNorm) place.layer())
                .isSettled(batch.count().next()));
    }

    /** All that is done in a step, in its order. */
    private void inOrder(StepInput input) {
        table.advance();
        input.write(batch);
        layers.forEach(TrainingLayer::forward);
        output.forward();
        loss.of(batch, table.figures());
        output.backward();
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward();
            batch.arrays().addGradients(places.get(i), batch.operations());
        }
        batch.learning().update(batch.step(), table.figures());
    }

    /**
     * Has the running statistics of batch normalisation follow this batch; dropout is off.
     *
     * @param kept share of the former statistics that stays, 0 to 1
     */
    void renew(StepInput input, double kept) {
        input.write(batch);
        int last = norms.stream().mapToInt(Place::index).max().orElse(-1);
        layers.subList(0, last + 1).forEach(layer -> layer.renew(kept));
    }

    Buffer features() {
        return batch.arrays().features();
    }

    Buffer targets() {
        return batch.arrays().targets();
    }

    /** The algorithms of each convolution in words. */
    List<String> algorithms() {
        return layers.stream()
                .map(TrainingLayer::algorithms)
                .filter(words -> !words.isEmpty())
                .map(words -> batch.images() + " images: " + String.join(", ", words))
                .toList();
    }

    /** Forgets how steps from there are taken; it will not be asked for them again. */
    void forget(StepInput input) {
        Repeated former = steps.remove(input);
        if (former != null) {
            former.close();
        }
    }

    @Override
    public void close() {
        steps.values().forEach(Repeated::close);
        layers.forEach(TrainingLayer::close);
    }
}
