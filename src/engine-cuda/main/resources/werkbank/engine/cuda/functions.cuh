// Activation functions and their derivatives.

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

// Functions with powers of e, which are too long to stand wherever one is applied.
__device__ __noinline__ float smoothValue(int function, float x) {
    switch (function) {
        case ELU:
            return x > 0 ? x : expm1f(x);
        case SELU:
            return x > 0 ? SELU_LAMBDA * x : SELU_LAMBDA_ALPHA * expm1f(x);
        case GELU:
            return x * sigmoid(GELU_FACTOR * x);
        case SWISH:
            return x * sigmoid(x);
        case TANH:
            return tanhf(x);
        default:
            return sigmoid(x);
    }
}

// Replaces arguments by the function's values.
template <int N>
__device__ inline void apply(int function, float (&x)[N]) {
    switch (function) {
        // Written so that what is no number stays so.
        case RELU:
#pragma unroll
            for (int n = 0; n < N; n++) {
                x[n] = x[n] <= 0 ? 0 : x[n];
            }
            return;
        case LEAKYRELU:
#pragma unroll
            for (int n = 0; n < N; n++) {
                x[n] = x[n] < 0 ? LEAK * x[n] : x[n];
            }
            return;
        case IDENTITY:
            return;
        default:
#pragma unroll
            for (int n = 0; n < N; n++) {
                x[n] = smoothValue(function, x[n]);
            }
    }
}

__device__ __noinline__ float smoothDerivative(int function, float kept) {
    switch (function) {
        case ELU:
            return kept > 0 ? 1 : kept + 1;
        case SELU:
            return kept > 0 ? SELU_LAMBDA : SELU_LAMBDA_ALPHA * expf(kept);
        case GELU:
            return weightedSigmoid(GELU_FACTOR, kept);
        case SWISH:
            return weightedSigmoid(1, kept);
        case TANH:
            return 1 - kept * kept;
        default:
            return kept * (1 - kept);
    }
}

// Multiplies gradients with the function's derivatives.
//
// kept: the function's values where werkbank.recipe.layer.Activation.isInPlace, else its arguments.
template <int N>
__device__ inline void derive(int function, const float (&kept)[N], float (&d)[N]) {
    switch (function) {
        case RELU:
#pragma unroll
            for (int n = 0; n < N; n++) {
                d[n] = d[n] * (kept[n] > 0 ? 1.0f : 0.0f);
            }
            return;
        case LEAKYRELU:
#pragma unroll
            for (int n = 0; n < N; n++) {
                d[n] = d[n] * (kept[n] < 0 ? LEAK : 1.0f);
            }
            return;
        case IDENTITY:
            return;
        default:
#pragma unroll
            for (int n = 0; n < N; n++) {
                d[n] = d[n] * smoothDerivative(function, kept[n]);
            }
    }
}

