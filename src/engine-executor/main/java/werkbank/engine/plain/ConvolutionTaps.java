package werkbank.engine.plain;

import werkbank.engine.operation.ConvolutionShape;

/** The input pixels that a convolution's output pixels look at, those outside the image left out. */
final class ConvolutionTaps {
    private final ConvolutionShape shape;
    private final int taps;

    ConvolutionTaps(ConvolutionShape shape) {
        this.shape = shape;
        this.taps = shape.kernel() * shape.kernel();
    }

    /** Work on an output pixel and an input pixel that it looks at through a tap. */
    @FunctionalInterface
    interface Work {
        /** @param tap row · kernel + column */
        void take(int outPixel, int tap, int inPixel);
    }

    void forEach(Work work) {
        for (int image = 0; image < shape.images(); image++) {
            for (int row = 0; row < shape.outHeight(); row++) {
                for (int column = 0; column < shape.outWidth(); column++) {
                    forEach(image, row, column, work);
                }
            }
        }
    }

    private void forEach(int image, int row, int column, Work work) {
        int outPixel = (image * shape.outHeight() + row) * shape.outWidth() + column;
        for (int tap = 0; tap < taps; tap++) {
            int inRow = row * shape.stride() - shape.padTop() + tap / shape.kernel() * shape.dilation();
            int inColumn = column * shape.stride() - shape.padLeft() + tap % shape.kernel() * shape.dilation();
            if (inRow >= 0 && inRow < shape.height() && inColumn >= 0 && inColumn < shape.width()) {
                work.take(outPixel, tap, (image * shape.height() + inRow) * shape.width() + inColumn);
            }
        }
    }
}
