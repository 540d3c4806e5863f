// Activation functions, with a bias before them or without.

// The order of werkbank.recipe.layer.Activation.
enum Function { RELU, ELU, SELU, GELU, SWISH, LEAKYRELU, TANH, SIGMOID, IDENTITY };

constexpr float LEAK = 0.01f;
constexpr float SELU_LAMBDA = 1.0507009873554805f;
constexpr float SELU_LAMBDA_ALPHA = 1.7580993408473766f;
constexpr float GELU_FACTOR = 1.702f;

__device__ inline float sigmoid(float x) {
    return 1 / (1 + expf(-x));
}

// The derivative of x · sigmoid(factor · x).
__device__ inline float weightedSigmoid(float factor, float x) {
    float s = sigmoid(factor * x);
    return s + factor * x * s * (1 - s);
}

__device__ inline float valueOf(int function, float x) {
    switch (function) {
        // Written so that what is no number stays so.
        case RELU:
            return x <= 0 ? 0 : x;
        case ELU:
            return x > 0 ? x : expm1f(x);
        case SELU:
            return x > 0 ? SELU_LAMBDA * x : SELU_LAMBDA_ALPHA * expm1f(x);
        case GELU:
            return x * sigmoid(GELU_FACTOR * x);
        case SWISH:
            return x * sigmoid(x);
        case LEAKYRELU:
            return x < 0 ? LEAK * x : x;
        case TANH:
            return tanhf(x);
        case SIGMOID:
            return sigmoid(x);
        default:
            return x;
    }
}

// kept: the function's value where werkbank.recipe.layer.Activation.isInPlace, else its argument.
__device__ inline float derivativeOf(int function, float kept) {
    switch (function) {
        case RELU:
            return kept > 0 ? 1 : 0;
        case ELU:
            return kept > 0 ? 1 : kept + 1;
        case SELU:
            return kept > 0 ? SELU_LAMBDA : SELU_LAMBDA_ALPHA * expf(kept);
        case GELU:
            return weightedSigmoid(GELU_FACTOR, kept);
        case SWISH:
            return weightedSigmoid(1, kept);
        case LEAKYRELU:
            return kept < 0 ? LEAK : 1;
        case TANH:
            return 1 - kept * kept;
        case SIGMOID:
            return kept * (1 - kept);
        default:
            return 1;
    }
}

template <typename T>
__device__ inline void activate(int function, Long length, const T *x, T *y) {
    each<Width<T>::WIDE>(length, aligned(x, y), [=](Long at, auto count) {
        float v[count.N_];
        load(x + at, v);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            v[n] = valueOf(function, v[n]);
        }
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
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            d[n] = d[n] * derivativeOf(function, k[n]);
        }
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
#pragma unroll
        for (int n = 0; n < N; n++) {
            v[n] = valueOf(function, v[n]);
        }
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
    channelSums<N, 1>(
            rows,
            channels,
            partials,
            between,
            tickets,
            [=](Long row, int channel, float(&add)[1][N]) {
                Long at = row * channels + channel;
                float k[N];
                load(kept + at, k);
                load(dy + at, add[0]);
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = stored(add[0][n] * derivativeOf(function, k[n]), dx);
                }
                store(dx + at, add[0]);
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
