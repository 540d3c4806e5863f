package werkbank.engine.cuda;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.Operations;

/** The operations of networks that are more than a list, all of them kernels of our own. */
abstract class KernelGraph implements Operations {
    final ChannelKernels channels;

    private final Launches launches;
    private final GraphKernels graph;
    private final GroupKernels groups;

    KernelGraph(Launches launches) {
        this.launches = launches;
        this.channels = new ChannelKernels(launches);
        this.graph = new GraphKernels(launches);
        this.groups = new GroupKernels(launches);
    }

    @Override
    public final void add(long length, Buffer a, Buffer b, Buffer y) {
        graph.add(length, a, b, y);
    }

    @Override
    public final void copyChannels(ChannelCopy copy, Buffer from, Buffer to) {
        graph.copyChannels(copy, from, to);
    }

    @Override
    public final void multiply(double factor, long length, Buffer x, Buffer y) {
        graph.multiply(factor, length, x, y);
    }

    @Override
    public final void scale(int images, int pixels, int channels, Buffer x, Buffer factors, Buffer y) {
        this.channels.scale(images, pixels, channels, x, factors, y);
    }

    @Override
    public final void scaleGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dfactors) {
        this.channels.scaleGradient(images, pixels, channels, x, dy, dfactors);
    }

    @Override
    public final void globalMax(int images, int pixels, int channels, Buffer x, Buffer y) {
        this.channels.max(images, pixels, channels, x, y);
    }

    @Override
    public final void globalMaxGradient(int images, int pixels, int channels, Buffer x, Buffer dy, Buffer dx) {
        this.channels.maxGradient(images, pixels, channels, x, dy, dx);
    }

    @Override
    public final void groupNormalise(
            GroupShape shape, double epsilon, Buffer x, Buffer gamma, Buffer beta, Buffer saved, Buffer y) {
        groups.normalise(shape, epsilon, x, gamma, beta, saved, y);
    }

    @Override
    public final void groupNormaliseGradient(
            GroupShape shape, Buffer x, Buffer gamma, Buffer saved, Buffer dy, Buffer dgamma, Buffer dbeta, Buffer dx) {
        groups.scaleGradients(shape, x, saved, dy, dgamma, dbeta);
        groups.gradient(shape, x, gamma, saved, dy, dx);
    }

    @Override
    public final ConvolutionPlan depthwise(ConvolutionShape shape) {
        return new DepthwiseConvolution(launches, shape);
    }
}
