// Pooling with square windows that stay inside the image, [images][height][width][channels].

struct Pool {
    int images;
    int height;
    int width;
    int channels;
    int size;
    int stride;
    int outHeight;
    int outWidth;

    __device__ inline int outputs() const {
        return images * outHeight * outWidth;
    }

    // The first pixel that a window looks at.
    __device__ inline Long corner(int output) const {
        int image = output / (outHeight * outWidth);
        int row = output / outWidth % outHeight;
        int column = output % outWidth;
        return ((Long) image * height + row * stride) * width + column * stride;
    }
};

// The taps with the largest numbers of N channels, the first of equal ones; one that is no number is the largest.
template <int N>
__device__ inline void largest(
        const Pool &pool, const Value *x, Long corner, int channel, float (&best)[N], int (&tap)[N]) {
    load(x + corner * pool.channels + channel, best);
#pragma unroll
    for (int n = 0; n < N; n++) {
        tap[n] = 0;
    }
    for (int t = 1; t < pool.size * pool.size; t++) {
        Long pixel = corner + (Long) (t / pool.size) * pool.width + t % pool.size;
        float v[N];
        load(x + pixel * pool.channels + channel, v);
#pragma unroll
        for (int n = 0; n < N; n++) {
            if (v[n] > best[n] || v[n] != v[n]) {
                best[n] = v[n];
                tap[n] = t;
            }
        }
    }
}

template <int N>
__device__ inline void largestOf(const Pool &pool, const Value *x, Value *y) {
    Tile<N> tile(pool.channels);
    tile.rows(pool.outputs(), [&](Long row) {
        float best[N];
        int tap[N];
        largest(pool, x, pool.corner((int) row), tile.channel, best, tap);
        store(y + row * pool.channels + tile.channel, best);
    });
}

extern "C" __global__ void maxPool(Pool pool, const Value *x, Value *y) {
    if (pool.channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        largestOf<Width<Value>::WIDE>(pool, x, y);
    } else {
        largestOf<1>(pool, x, y);
    }
}

// Calls body(pixel, tap) for the pixels of a cell: stride × stride pixels from a window's corner on, to the image's end. tap
// is −1 outside the window. Cells cover the image where windows don't overlap.
template <typename Body>
__device__ inline void eachOfCell(const Pool &pool, int image, int top, int left, bool hasWindow, Body body) {
    int bottom = top + pool.stride < pool.height ? top + pool.stride : pool.height;
    int right = left + pool.stride < pool.width ? left + pool.stride : pool.width;
    for (int r = top; r < bottom; r++) {
        for (int c = left; c < right; c++) {
            bool inside = hasWindow && r - top < pool.size && c - left < pool.size;
            body(((Long) image * pool.height + r) * pool.width + c,
                 inside ? (r - top) * pool.size + c - left : -1);
        }
    }
}

// Windows that don't overlap: a thread has a cell, and writes all its gradients.
template <int N>
__device__ inline void maxGradientOfCells(const Pool &pool, const Value *x, const Value *dy, Value *dx) {
    Tile<N> tile(pool.channels);
    int down = (pool.height + pool.stride - 1) / pool.stride;
    int across = (pool.width + pool.stride - 1) / pool.stride;
    tile.rows(pool.images * down * across, [&](Long cell) {
        int image = (int) cell / (down * across);
        int row = (int) cell / across % down;
        int column = (int) cell % across;
        bool hasWindow = row < pool.outHeight && column < pool.outWidth;
        float best[N];
        int first[N];
        float d[N] = {};
        if (hasWindow) {
            Long output = ((Long) image * pool.outHeight + row) * pool.outWidth + column;
            largest(pool, x, pool.corner((int) output), tile.channel, best, first);
            load(dy + output * pool.channels + tile.channel, d);
        }
        eachOfCell(pool, image, row * pool.stride, column * pool.stride, hasWindow, [&](Long pixel, int tap) {
            float g[N];
#pragma unroll
            for (int n = 0; n < N; n++) {
                g[n] = tap >= 0 && tap == first[n] ? 0.0f + d[n] : 0.0f;
            }
            store(dx + pixel * pool.channels + tile.channel, g);
        });
    });
}

// Calls body(output, tap) for the windows that a pixel is in, in the order of their rows, then columns.
template <typename Body>
__device__ inline void eachWindow(const Pool &pool, int pixel, Body body) {
    int image = pixel / (pool.height * pool.width);
    int r = pixel / pool.width % pool.height;
    int c = pixel % pool.width;
    int firstRow = r < pool.size ? 0 : (r - pool.size) / pool.stride + 1;
    int firstColumn = c < pool.size ? 0 : (c - pool.size) / pool.stride + 1;
    for (int row = firstRow; row < pool.outHeight && row * pool.stride <= r; row++) {
        for (int column = firstColumn; column < pool.outWidth && column * pool.stride <= c; column++) {
            body((image * pool.outHeight + row) * pool.outWidth + column,
                 (r - row * pool.stride) * pool.size + c - column * pool.stride);
        }
    }
}

// Windows that overlap: a thread has a pixel, and looks for its place in each window anew.
template <int N>
__device__ inline void maxGradientOfPixels(const Pool &pool, const Value *x, const Value *dy, Value *dx) {
    Tile<N> tile(pool.channels);
    tile.rows(pool.images * pool.height * pool.width, [&](Long pixel) {
        float sum[N] = {};
        eachWindow(pool, (int) pixel, [&](int output, int tap) {
            float best[N];
            int first[N];
            float d[N];
            largest(pool, x, pool.corner(output), tile.channel, best, first);
            load(dy + (Long) output * pool.channels + tile.channel, d);
#pragma unroll
            for (int n = 0; n < N; n++) {
                if (first[n] == tap) {
                    sum[n] += d[n];
                }
            }
        });
        store(dx + pixel * pool.channels + tile.channel, sum);
    });
}

extern "C" __global__ void maxPoolGradient(Pool pool, const Value *x, const Value *dy, Value *dx) {
    bool wide = pool.channels % Width<Value>::WIDE == 0 && aligned(x, dy, dx);
    if (pool.stride >= pool.size && wide) {
        maxGradientOfCells<Width<Value>::WIDE>(pool, x, dy, dx);
    } else if (pool.stride >= pool.size) {
        maxGradientOfCells<1>(pool, x, dy, dx);
    } else if (wide) {
        maxGradientOfPixels<Width<Value>::WIDE>(pool, x, dy, dx);
    } else {
        maxGradientOfPixels<1>(pool, x, dy, dx);
    }
}

template <int N>
__device__ inline void averageOf(const Pool &pool, const Value *x, Value *y) {
    Tile<N> tile(pool.channels);
    tile.rows(pool.outputs(), [&](Long row) {
        Long corner = pool.corner((int) row);
        float sum[N] = {};
        for (int t = 0; t < pool.size * pool.size; t++) {
            Long pixel = corner + (Long) (t / pool.size) * pool.width + t % pool.size;
            float v[N];
            load(x + pixel * pool.channels + tile.channel, v);
#pragma unroll
            for (int n = 0; n < N; n++) {
                sum[n] += v[n];
            }
        }
#pragma unroll
        for (int n = 0; n < N; n++) {
            sum[n] = sum[n] / (pool.size * pool.size);
        }
        store(y + row * pool.channels + tile.channel, sum);
    });
}

extern "C" __global__ void averagePool(Pool pool, const Value *x, Value *y) {
    if (pool.channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        averageOf<Width<Value>::WIDE>(pool, x, y);
    } else {
        averageOf<1>(pool, x, y);
    }
}

template <int N>
__device__ inline void averageGradient(const Pool &pool, const Value *dy, Value *dx) {
    Tile<N> tile(pool.channels);
    tile.rows(pool.images * pool.height * pool.width, [&](Long pixel) {
        float sum[N] = {};
        eachWindow(pool, (int) pixel, [&](int output, int) {
            float d[N];
            load(dy + (Long) output * pool.channels + tile.channel, d);
#pragma unroll
            for (int n = 0; n < N; n++) {
                sum[n] += d[n] / (pool.size * pool.size);
            }
        });
        store(dx + pixel * pool.channels + tile.channel, sum);
    });
}

extern "C" __global__ void averagePoolGradient(Pool pool, const Value *dy, Value *dx) {
    if (pool.channels % Width<Value>::WIDE == 0 && aligned(dy, dx)) {
        averageGradient<Width<Value>::WIDE>(pool, dy, dx);
    } else {
        averageGradient<1>(pool, dy, dx);
    }
}
