// Convolutions of each channel with a filter of its own: images [images][height][width][channels], weights
// [kernel][kernel][channels].

// The structure of werkbank.engine.operation.ConvolutionShape, but for the filters, of which there are as many as channels.
struct Depthwise {
    int images;
    int height;
    int width;
    int channels;
    int kernel;
    int stride;
    int dilation;
    int padTop;
    int padLeft;
    int outHeight;
    int outWidth;

    __device__ inline int outputs() const {
        return images * outHeight * outWidth;
    }

    // The pixel that an output looks at through a tap of the filter; −1 outside the image.
    __device__ inline Long seen(int output, int tapRow, int tapColumn) const {
        int row = output / outWidth % outHeight * stride - padTop + tapRow * dilation;
        int column = output % outWidth * stride - padLeft + tapColumn * dilation;
        bool inside = row >= 0 && row < height && column >= 0 && column < width;
        return inside ? ((Long) (output / outWidth / outHeight) * height + row) * width + column : -1;
    }

    // The row of outputs that looks at a row of pixels through a tap, or the column that does; −1 where there is none.
    __device__ inline int looking(int pixel, int pad, int tap, int most) const {
        int from = pixel + pad - tap * dilation;
        return from >= 0 && from % stride == 0 && from / stride < most ? from / stride : -1;
    }
};

template <int N>
__device__ inline void addProducts(const Value *x, const Value *w, float (&sum)[N]) {
    float v[N];
    float f[N];
    load(x, v);
    load(w, f);
#pragma unroll
    for (int n = 0; n < N; n++) {
        sum[n] += v[n] * f[n];
    }
}

template <int N>
__device__ inline void filtered(const Depthwise &shape, const Value *x, const Value *w, Value *y) {
    Tile<N> tile(shape.channels);
    tile.rows(shape.outputs(), [&](Long output) {
        float sum[N] = {};
        for (int r = 0; r < shape.kernel; r++) {
            for (int c = 0; c < shape.kernel; c++) {
                Long pixel = shape.seen((int) output, r, c);
                if (pixel >= 0) {
                    addProducts(
                            x + pixel * shape.channels + tile.channel,
                            w + (r * shape.kernel + c) * shape.channels + tile.channel,
                            sum);
                }
            }
        }
        store(y + output * shape.channels + tile.channel, sum);
    });
}

extern "C" __global__ void depthwise(Depthwise shape, const Value *x, const Value *w, Value *y) {
    if (shape.channels % Width<Value>::WIDE == 0 && aligned(x, w, y)) {
        filtered<Width<Value>::WIDE>(shape, x, w, y);
    } else {
        filtered<1>(shape, x, w, y);
    }
}

// A thread has a pixel, and adds what it gave to outputs in the order of these.
template <int N>
__device__ inline void dataGradient(const Depthwise &shape, const Value *dy, const Value *w, Value *dx) {
    Tile<N> tile(shape.channels);
    tile.rows(shape.images * shape.height * shape.width, [&](Long pixel) {
        int image = (int) pixel / (shape.height * shape.width);
        int row = (int) pixel / shape.width % shape.height;
        int column = (int) pixel % shape.width;
        float sum[N] = {};
        for (int r = shape.kernel - 1; r >= 0; r--) {
            int outRow = shape.looking(row, shape.padTop, r, shape.outHeight);
            for (int c = shape.kernel - 1; c >= 0 && outRow >= 0; c--) {
                int outColumn = shape.looking(column, shape.padLeft, c, shape.outWidth);
                if (outColumn >= 0) {
                    Long output = ((Long) image * shape.outHeight + outRow) * shape.outWidth + outColumn;
                    addProducts(
                            dy + output * shape.channels + tile.channel,
                            w + (r * shape.kernel + c) * shape.channels + tile.channel,
                            sum);
                }
            }
        }
        store(dx + pixel * shape.channels + tile.channel, sum);
    });
}

extern "C" __global__ void depthwiseByData(Depthwise shape, const Value *dy, const Value *w, Value *dx) {
    if (shape.channels % Width<Value>::WIDE == 0 && aligned(dy, w, dx)) {
        dataGradient<Width<Value>::WIDE>(shape, dy, w, dx);
    } else {
        dataGradient<1>(shape, dy, w, dx);
    }
}

// Sums over the outputs for each weight; the taps with their channels are the channels that are summed up.
template <int N>
__device__ inline void filterGradient(
        const Depthwise &shape,
        int partials,
        const Value *x,
        const Value *dy,
        Value *dw,
        float *between,
        unsigned *tickets) {
    int weights = shape.kernel * shape.kernel * shape.channels;
    int weight = Tile<N>(weights).channel;
    int tap = weight / shape.channels;
    int channel = weight % shape.channels;
    int tapRow = tap / shape.kernel;
    int tapColumn = tap % shape.kernel;
    channelSums<N, 2, 1>(
            shape.outputs(),
            weights,
            partials,
            between,
            tickets,
            [&](Long output, int, float(&in)[2][N]) {
                Long pixel = shape.seen((int) output, tapRow, tapColumn);
                if (pixel >= 0) {
                    load(x + pixel * shape.channels + channel, in[0]);
                    load(dy + output * shape.channels + channel, in[1]);
                } else {
#pragma unroll
                    for (int n = 0; n < N; n++) {
                        in[0][n] = 0;
                        in[1][n] = 0;
                    }
                }
            },
            [&](Long, int, float(&in)[2][N], float(&add)[1][N]) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = in[0][n] * in[1][n];
                }
            },
            [&](int at, float(&sum)[1]) { store(dw + at, sum[0]); });
}

extern "C" __global__ void depthwiseByFilter(
        Depthwise shape, int partials, const Value *x, const Value *dy, Value *dw, float *between, unsigned *tickets) {
    if (shape.channels % Width<Value>::WIDE == 0 && aligned(x, dy)) {
        filterGradient<Width<Value>::WIDE>(shape, partials, x, dy, dw, between, tickets);
    } else {
        filterGradient<1>(shape, partials, x, dy, dw, between, tickets);
    }
}
