package werkbank.engine.cuda;

/** A direction that cuDNN computes in the order in which the numbers lie. */
final class DirectPass implements ConvolutionPass {
    private final ConvolutionDirection direction;
    private final ChosenAlgorithm chosen;
    private final int format;

    /** @param format cuDNN's number of the order */
    DirectPass(ConvolutionDirection direction, ChosenAlgorithm chosen, int format) {
        this.direction = direction;
        this.chosen = chosen;
        this.format = format;
    }

    @Override
    public ConvolutionChoice.Way way() {
        return new ConvolutionChoice.Way(format, chosen.number());
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
