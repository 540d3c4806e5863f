// Activation functions, with a bias before them or without.

template <typename T>
__device__ inline void activate(int function, Long length, const T *x, T *y) {
    each<Width<T>::WIDE>(length, aligned(x, y), [=](Long at, auto count) {
        float v[count.N_];
        load(x + at, v);
        apply(function, v);
        store(y + at, v);
    });
}

extern "C" __global__ void activation(int function, Long length, const Value *x, Value *y) {
    activate(function, length, x, y);
}

// dx may be dy.
extern "C" __global__ void activationGradient(
        int function, Long length, const Value *kept, const Value *dy, Value *dx) {
    each<Width<Value>::WIDE>(length, aligned(kept, dy, dx), [=](Long at, auto count) {
        float k[count.N_];
        float d[count.N_];
        load(kept + at, k);
        load(dy + at, d);
        derive(function, k, d);
        store(dx + at, d);
    });
}

// Adds the bias in place; y gets the function's values and may be x. Where it is, one store of the two is enough.
template <int N, typename T>
__device__ inline void biasAndActivate(int function, int rows, int channels, const float *bias, T *x, T *y) {
    Tile<N> tile(channels);
    float b[N] = {};
    if (tile.active) {
        load(bias + tile.channel, b);
    }
    tile.rows(rows, [&](Long row) {
        Long at = row * channels + tile.channel;
        float v[N];
        load(x + at, v);
#pragma unroll
        for (int n = 0; n < N; n++) {
            v[n] = v[n] + b[n];
        }
        if (x != y) {
            store(x + at, v);
        }
        apply(function, v);
        store(y + at, v);
    });
}

template <typename T>
__device__ inline void biasActivated(int function, int rows, int channels, const float *bias, T *x, T *y) {
    if (channels % Width<T>::WIDE == 0 && aligned(bias, x, y)) {
        biasAndActivate<Width<T>::WIDE>(function, rows, channels, bias, x, y);
    } else {
        biasAndActivate<1>(function, rows, channels, bias, x, y);
    }
}

extern "C" __global__ void biasActivation(
        int function, int rows, int channels, const float *bias, Value *x, Value *y) {
    biasActivated(function, rows, channels, bias, x, y);
}

extern "C" __global__ void biasActivationOfFloats(
        int function, int rows, int channels, const float *bias, float *x, float *y) {
    biasActivated(function, rows, channels, bias, x, y);
}

// One pass: dx, and the sums of what was stored there.
template <int N>
__device__ inline void gradientAndSums(
        int function,
        int rows,
        int channels,
        int partials,
        const Value *kept,
        const Value *dy,
        Value *dx,
        float *dbias,
        float *between,
        unsigned *tickets) {
    channelSums<N, 2, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[2][N]) {
                Long at = row * channels + channel;
                load(kept + at, in[0]);
                load(dy + at, in[1]);
            },
            [=](Long row, int channel, float(&in)[2][N], float(&add)[1][N]) {
                derive(function, in[0], in[1]);
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = stored(in[1][n], dx);
                }
                store(dx + row * channels + channel, add[0]);
            },
            [=](int channel, float(&sum)[1]) { dbias[channel] = sum[0]; });
}

// dx may be dy; between and tickets as channelSums has them.
extern "C" __global__ void biasActivationGradient(
        int function,
        int rows,
        int channels,
        int partials,
        const Value *kept,
        const Value *dy,
        Value *dx,
        float *dbias,
        float *between,
        unsigned *tickets) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(kept, dy, dx)) {
        gradientAndSums<WIDE>(function, rows, channels, partials, kept, dy, dx, dbias, between, tickets);
    } else {
        gradientAndSums<1>(function, rows, channels, partials, kept, dy, dx, dbias, between, tickets);
    }
}
