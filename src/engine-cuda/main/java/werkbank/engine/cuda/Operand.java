package werkbank.engine.cuda;

import werkbank.engine.operation.ConvolutionShape;

/** Arrays of a convolution: images, weights, and the images that it makes. */
enum Operand {
    INPUT,
    WEIGHTS,
    OUTPUT;

    /** How many numbers it has. */
    long numbers(ConvolutionShape shape) {
        return switch (this) {
            case INPUT -> shape.inputs();
            case WEIGHTS -> shape.weights();
            case OUTPUT -> shape.outputs();
        };
    }

    /** The four sizes as cuDNN names them: images or filters, channels, height, width. */
    int[] sizes(ConvolutionShape shape) {
        return switch (this) {
            case INPUT -> new int[] {shape.images(), shape.channels(), shape.height(), shape.width()};
            case WEIGHTS -> new int[] {shape.filters(), shape.channels(), shape.kernel(), shape.kernel()};
            case OUTPUT -> new int[] {shape.images(), shape.filters(), shape.outHeight(), shape.outWidth()};
        };
    }
}
