package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.GRAPH;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ChannelCopy;
import werkbank.engine.operation.Kind;

/** Kernels that join the branches of a network: sums, and channels side by side; and factors. */
final class GraphKernels {
    private final Launches launches;
    private final int wide;

    GraphKernels(Launches launches) {
        this.launches = launches;
        this.wide = launches.wide(Kind.VALUE);
    }

    void add(long length, Buffer a, Buffer b, Buffer y) {
        launches.flat(GRAPH, "addNumbers", length, wide, length, a, b, y);
    }

    void multiply(double factor, long length, Buffer x, Buffer y) {
        launches.flat(GRAPH, "multiplyNumbers", length, wide, (float) factor, length, x, y);
    }

    void copyChannels(ChannelCopy copy, Buffer from, Buffer to) {
        int[] numbers = {
            copy.rows(), copy.channels(), copy.fromChannels(), copy.first(), copy.toChannels(), copy.place()
        };
        launches.rows(GRAPH, "copyChannels", copy.rows(), copy.channels(), wide, numbers, from, to);
    }
}
