package werkbank.engine.cuda;

/** A direction that cuDNN computes in the order in which the numbers lie. */
final class DirectPass implements ConvolutionPass {
    private final ConvolutionDirection direction;
    private final ChosenAlgorithm chosen;

    DirectPass(ConvolutionDirection direction, ChosenAlgorithm chosen) {
        this.direction = direction;
        this.chosen = chosen;
    }

    @Override
    public long memory() {
        return chosen.memory();
    }

    @Override
    public void run(DevicePointer first, DevicePointer second, DevicePointer result, DevicePointer workspace) {
        direction.run(chosen.number(), first, second, result, workspace, chosen.memory());
    }

    @Override
    public String words() {
        return direction.name() + " " + chosen.number() + (chosen.deterministic() ? "" : " (not repeatable)");
    }

    @Override
    public void close() {
        direction.close();
    }
}
