// Gradients of batch normalisation: those of gamma and beta, then that of the numbers.

template <int N>
__device__ inline void scaleGradients(
        int rows,
        int channels,
        int partials,
        const Value *x,
        const Value *dy,
        const float *saved,
        float *dgamma,
        float *dbeta,
        float *between,
        unsigned *tickets) {
    float m[N] = {};
    Tile<N> tile(channels);
    if (tile.active) {
#pragma unroll
        for (int n = 0; n < N; n++) {
            m[n] = saved[tile.channel + n];
        }
    }
    channelSums<N, 2, 2>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[2][N]) {
                load(dy + row * channels + channel, in[0]);
                load(x + row * channels + channel, in[1]);
            },
            [&](Long, int, float(&in)[2][N], float(&add)[2][N]) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = in[0][n];
                    add[1][n] = in[0][n] * (in[1][n] - m[n]);
                }
            },
            [=](int channel, float(&sum)[2]) {
                dbeta[channel] = sum[0];
                dgamma[channel] = sum[1] * saved[channels + channel];
            });
}

extern "C" __global__ void normaliseSums(
        int rows,
        int channels,
        int partials,
        const Value *x,
        const Value *dy,
        const float *saved,
        float *dgamma,
        float *dbeta,
        float *between,
        unsigned *tickets) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(x, dy)) {
        scaleGradients<WIDE>(rows, channels, partials, x, dy, saved, dgamma, dbeta, between, tickets);
    } else {
        scaleGradients<1>(rows, channels, partials, x, dy, saved, dgamma, dbeta, between, tickets);
    }
}

// What the gradient of N channels is computed with.
template <int N>
struct Slopes {
    float mean[N] = {};
    float scale[N] = {};
    float shift[N] = {};
    float slope[N] = {};

    __device__ inline Slopes(
            int rows,
            int channels,
            const float *gamma,
            const float *saved,
            const float *dgamma,
            const float *dbeta) {
        Tile<N> tile(channels);
        if (!tile.active) {
            return;
        }
#pragma unroll
        for (int n = 0; n < N; n++) {
            int channel = tile.channel + n;
            float inverse = saved[channels + channel];
            mean[n] = saved[channel];
            scale[n] = gamma[channel] * inverse;
            shift[n] = dbeta[channel] / rows;
            slope[n] = dgamma[channel] * inverse / rows;
        }
    }

    __device__ inline float of(int n, float x, float dy) const {
        return scale[n] * (dy - shift[n] - (x - mean[n]) * slope[n]);
    }
};

template <int N>
__device__ inline void inputGradient(
        int rows,
        int channels,
        const Value *x,
        const float *gamma,
        const float *saved,
        const Value *dy,
        const float *dgamma,
        const float *dbeta,
        Value *dx) {
    Tile<N> tile(channels);
    Slopes<N> slopes(rows, channels, gamma, saved, dgamma, dbeta);
    tile.rows(rows, [&](Long row) {
        Long at = row * channels + tile.channel;
        float v[N];
        float d[N];
        load(x + at, v);
        load(dy + at, d);
#pragma unroll
        for (int n = 0; n < N; n++) {
            d[n] = slopes.of(n, v[n], d[n]);
        }
        store(dx + at, d);
    });
}

// dx may be dy.
extern "C" __global__ void normaliseGradient(
        int rows,
        int channels,
        const Value *x,
        const float *gamma,
        const float *saved,
        const Value *dy,
        const float *dgamma,
        const float *dbeta,
        Value *dx) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(x, dy, dx)) {
        inputGradient<WIDE>(rows, channels, x, gamma, saved, dy, dgamma, dbeta, dx);
    } else {
        inputGradient<1>(rows, channels, x, gamma, saved, dy, dgamma, dbeta, dx);
    }
}

// The gradient as normaliseGradient writes it, then that of the function before it and of its bias, as
// biasActivationGradient does.
template <int N>
__device__ inline void activatedGradient(
        int function,
        int rows,
        int channels,
        int partials,
        const Value *kept,
        const Value *x,
        const float *gamma,
        const float *saved,
        const Value *dy,
        const float *dgamma,
        const float *dbeta,
        Value *dx,
        float *dbias,
        float *between,
        unsigned *tickets) {
    Slopes<N> slopes(rows, channels, gamma, saved, dgamma, dbeta);
    channelSums<N, 2, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[2][N]) {
                load(x + row * channels + channel, in[0]);
                load(dy + row * channels + channel, in[1]);
            },
            [&](Long row, int channel, float(&in)[2][N], float(&add)[1][N]) {
                Long at = row * channels + channel;
#pragma unroll
                for (int n = 0; n < N; n++) {
                    in[1][n] = stored(slopes.of(n, in[0][n], in[1][n]), dx);
                }
                if (kept != x) {
                    load(kept + at, in[0]);
                }
                derive(function, in[0], in[1]);
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = stored(in[1][n], dx);
                }
                store(dx + at, add[0]);
            },
            [=](int channel, float(&sum)[1]) { dbias[channel] = sum[0]; });
}

// dx may be dy, kept may be x.
extern "C" __global__ void normaliseActivationGradient(
        int function,
        int rows,
        int channels,
        int partials,
        const Value *kept,
        const Value *x,
        const float *gamma,
        const float *saved,
        const Value *dy,
        const float *dgamma,
        const float *dbeta,
        Value *dx,
        float *dbias,
        float *between,
        unsigned *tickets) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(kept, x, dy, dx)) {
        activatedGradient<WIDE>(
                function, rows, channels, partials, kept, x, gamma, saved, dy, dgamma, dbeta, dx, dbias, between, tickets);
    } else {
        activatedGradient<1>(
                function, rows, channels, partials, kept, x, gamma, saved, dy, dgamma, dbeta, dx, dbias, between, tickets);
    }
}
