// Batch normalisation channel by channel (Ioffe and Szegedy, 2015): mean, then variance about it, then the numbers.

template <int N>
__device__ inline void meanOf(
        int rows, int channels, int partials, const Value *x, float *mean, float *between, unsigned *tickets) {
    channelSums<N, 1, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[1][N]) { load(x + row * channels + channel, in[0]); },
            [=](Long, int, float(&in)[1][N], float(&add)[1][N]) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = in[0][n];
                }
            },
            [=](int channel, float(&sum)[1]) { mean[channel] = sum[0] / rows; });
}

// saved: [2][channels]; gets the means.
extern "C" __global__ void normaliseMean(
        int rows, int channels, int partials, const Value *x, float *saved, float *between, unsigned *tickets) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(x)) {
        meanOf<WIDE>(rows, channels, partials, x, saved, between, tickets);
    } else {
        meanOf<1>(rows, channels, partials, x, saved, between, tickets);
    }
}

// Bias and activation function as biasActivation applies them, and the mean of what was stored.
template <int N>
__device__ inline void activatedMean(
        int function,
        int rows,
        int channels,
        int partials,
        const float *bias,
        Value *x,
        Value *y,
        float *mean,
        float *between,
        unsigned *tickets) {
    float b[N] = {};
    Tile<N> tile(channels);
    if (tile.active) {
        load(bias + tile.channel, b);
    }
    channelSums<N, 1, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[1][N]) { load(x + row * channels + channel, in[0]); },
            [&](Long row, int channel, float(&in)[1][N], float(&add)[1][N]) {
                Long at = row * channels + channel;
#pragma unroll
                for (int n = 0; n < N; n++) {
                    in[0][n] = in[0][n] + b[n];
                }
                if (x != y) {
                    store(x + at, in[0]);
                }
                apply(function, in[0]);
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = stored(in[0][n], y);
                }
                store(y + at, add[0]);
            },
            [=](int channel, float(&sum)[1]) { mean[channel] = sum[0] / rows; });
}

// y may be x. saved: [2][channels]; gets the means.
extern "C" __global__ void biasActivationMean(
        int function,
        int rows,
        int channels,
        int partials,
        const float *bias,
        Value *x,
        Value *y,
        float *saved,
        float *between,
        unsigned *tickets) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(bias, x, y)) {
        activatedMean<WIDE>(function, rows, channels, partials, bias, x, y, saved, between, tickets);
    } else {
        activatedMean<1>(function, rows, channels, partials, bias, x, y, saved, between, tickets);
    }
}

template <int N, typename Finish>
__device__ inline void varianceOf(
        int rows,
        int channels,
        int partials,
        const Value *x,
        const float *mean,
        float *between,
        unsigned *tickets,
        Finish finish) {
    float m[N] = {};
    Tile<N> tile(channels);
    if (tile.active) {
#pragma unroll
        for (int n = 0; n < N; n++) {
            m[n] = mean[tile.channel + n];
        }
    }
    channelSums<N, 1, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&in)[1][N]) { load(x + row * channels + channel, in[0]); },
            [&](Long, int, float(&in)[1][N], float(&add)[1][N]) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    float deviation = in[0][n] - m[n];
                    add[0][n] = deviation * deviation;
                }
            },
            finish);
}

// saved: [2][channels]; has the means, gets 1 / √(variance + ε). Running statistics follow the batch's by kept, share.
extern "C" __global__ void normaliseVariance(
        int rows,
        int channels,
        int partials,
        float kept,
        float share,
        float epsilon,
        const Value *x,
        float *saved,
        float *runningMean,
        float *runningVariance,
        float *between,
        unsigned *tickets) {
    auto finish = [=](int channel, float(&sum)[1]) {
        float variance = sum[0] / rows;
        saved[channels + channel] = 1 / sqrtf(variance + epsilon);
        runningMean[channel] = kept * runningMean[channel] + share * saved[channel];
        runningVariance[channel] = kept * runningVariance[channel] + share * variance;
    };
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(x)) {
        varianceOf<WIDE>(rows, channels, partials, x, saved, between, tickets, finish);
    } else {
        varianceOf<1>(rows, channels, partials, x, saved, between, tickets, finish);
    }
}

// y may be x. inverse(channel): 1 / √(variance + ε).
template <int N, typename Inverse>
__device__ inline void scaled(
        int rows,
        int channels,
        const Value *x,
        const float *gamma,
        const float *beta,
        const float *mean,
        Inverse inverse,
        Value *y) {
    Tile<N> tile(channels);
    float m[N] = {};
    float scale[N] = {};
    float shift[N] = {};
    if (tile.active) {
#pragma unroll
        for (int n = 0; n < N; n++) {
            m[n] = mean[tile.channel + n];
            scale[n] = gamma[tile.channel + n] * inverse(tile.channel + n);
            shift[n] = beta[tile.channel + n];
        }
    }
    tile.rows(rows, [&](Long row) {
        Long at = row * channels + tile.channel;
        float v[N];
        load(x + at, v);
#pragma unroll
        for (int n = 0; n < N; n++) {
            v[n] = (v[n] - m[n]) * scale[n] + shift[n];
        }
        store(y + at, v);
    });
}

template <typename Inverse>
__device__ inline void anyScaled(
        int rows,
        int channels,
        const Value *x,
        const float *gamma,
        const float *beta,
        const float *mean,
        Inverse inverse,
        Value *y) {
    const int WIDE = Width<Value>::WIDE;
    if (channels % WIDE == 0 && aligned(x, y)) {
        scaled<WIDE>(rows, channels, x, gamma, beta, mean, inverse, y);
    } else {
        scaled<1>(rows, channels, x, gamma, beta, mean, inverse, y);
    }
}

extern "C" __global__ void normalise(
        int rows, int channels, const Value *x, const float *gamma, const float *beta, const float *saved, Value *y) {
    anyScaled(rows, channels, x, gamma, beta, saved, [=](int channel) { return saved[channels + channel]; }, y);
}

extern "C" __global__ void normaliseAsRunning(
        int rows,
        int channels,
        float epsilon,
        const Value *x,
        const float *gamma,
        const float *beta,
        const float *runningMean,
        const float *runningVariance,
        Value *y) {
    anyScaled(
            rows,
            channels,
            x,
            gamma,
            beta,
            runningMean,
            [=](int channel) { return 1 / sqrtf(runningVariance[channel] + epsilon); },
            y);
}
