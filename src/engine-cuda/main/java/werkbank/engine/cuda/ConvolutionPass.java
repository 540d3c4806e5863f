package werkbank.engine.cuda;

/** A direction of a convolution, ready to run. */
interface ConvolutionPass extends AutoCloseable {
    /** Bytes of workspace that it needs. */
    long memory();

    /**
     * Runs the direction once.
     *
     * @param first of its direction's operands
     * @param workspace of {@link #memory} bytes, at a multiple of 256
     */
    void run(DevicePointer first, DevicePointer second, DevicePointer result, DevicePointer workspace);

    /** How it is computed. */
    ConvolutionChoice.Way way();

    /** Direction and algorithm in words for records, for instance {@code forward 1}. */
    String words();

    /** Frees cuDNN's descriptions. */
    @Override
    void close();
}
