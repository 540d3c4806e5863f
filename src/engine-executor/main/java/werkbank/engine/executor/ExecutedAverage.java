package werkbank.engine.executor;

import werkbank.engine.Average;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;

/** An average beside its network's parameters. */
final class ExecutedAverage implements Average {
    private final TrainableExecutedNetwork network;
    private final Operations operations;
    private final Parameters parameters;
    private final Buffer average;
    /** The network's own parameters while it has the average's. */
    private final Buffer trained;

    ExecutedAverage(TrainableExecutedNetwork network) {
        this.network = network;
        this.operations = network.operations;
        this.parameters = network.parameters;
        this.average = operations.allocate(Kind.FLOAT, parameters.all().length());
        this.trained = operations.allocate(Kind.FLOAT, average.length());
        operations.copy(parameters.all(), average);
    }

    @Override
    public void mix(double share) {
        operations.mix(average, parameters.all(), share);
    }

    @Override
    public void inPlace(Runnable work) {
        operations.copy(parameters.all(), trained);
        become(average);
        try {
            work.run();
        } finally {
            become(trained);
        }
    }

    @Override
    public void toNetwork() {
        become(average);
    }

    private void become(Buffer values) {
        operations.copy(values, parameters.all());
        parameters.narrow();
    }

    @Override
    public void renewStatistics(Iterable<float[]> batches) {
        inPlace(() -> {
            network.renewStatistics(batches);
            operations.copy(parameters.all(), average);
        });
    }

    @Override
    public float[] values() {
        return parameters.values(average);
    }

    @Override
    public void restore(float[] values) {
        operations.upload(network.layout.toDevice(values), average);
    }

    @Override
    public void close() {
        average.close();
        trained.close();
    }
}
