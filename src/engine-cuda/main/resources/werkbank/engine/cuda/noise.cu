// Dropout: factor · x + shift, as werkbank.engine.DropoutNoise says, by the draws of werkbank.engine.Draws.

// The order of werkbank.engine.operation.Noise.Form.
enum Form { DROPOUT, SPATIAL, GAUSSIAN, ALPHA };

// The places of a step's seed, as werkbank.engine.operation.StepRow has them.
enum Step { SEED_LOW = 3, SEED_HIGH = 4 };

struct Noise {
    int form;
    int layer;
    int images;
    int positions;
    int channels;
    // Draws of 31 bits below it are kept.
    int threshold;
};

// What numbers are changed by.
struct Factors {
    // Of those that are kept.
    float factor;
    float shift;
    // The shift of those that are not.
    float dropped;
    // Of normal noise.
    float deviation;
};

__device__ inline Bits64 mixed(Bits64 z) {
    Bits64 y = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    y = (y ^ (y >> 27)) * 0x94D049BB133111EBull;
    return y ^ (y >> 31);
}

__device__ inline Bits64 seedOf(const Noise &noise, const int *step) {
    Bits64 seed = (Bits64) (unsigned) step[SEED_HIGH] << 32 | (unsigned) step[SEED_LOW];
    return mixed(seed + 0xD1B54A32D192ED03ull * (Bits64) (noise.layer + 1));
}

__device__ inline unsigned drawn(Bits64 seed, unsigned place) {
    unsigned h = (((unsigned) seed + place) * 0x9E3779B9u) ^ (unsigned) (seed >> 32);
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    return h ^ h >> 16;
}

// The natural logarithm of a number that is greater than 0 and not subnormal: u = m * 2^n, and the series of artanh.
__device__ inline float logarithm(float u) {
    unsigned bits = __float_as_uint(u) + 0x3F800000u - 0x3F3504F3u;
    float m = __uint_as_float((bits & 0x7FFFFFu) + 0x3F3504F3u);
    float s = (m - 1) / (m + 1);
    float z = s * s;
    float series = s * (2 + z * (2 / 3.0f + z * (2 / 5.0f + z * (2 / 7.0f + z * (2 / 9.0f)))));
    return (float) ((int) (bits >> 23) - 127) * 0.6931472f + series;
}

// The sine of a part of a turn, from -1/4 to 1/4.
__device__ inline float sine(float turn) {
    float y = turn * 6.2831855f;
    float z = y * y;
    return y * (1 + z * (-1 / 6.0f + z * (1 / 120.0f + z * (-1 / 5040.0f + z * (1 / 362880.0f + z * (-1 / 39916800.0f))))));
}

// Normally distributed, from two draws (Box and Muller, 1958), to the bit as werkbank.engine.Draws.
__device__ inline float normal(Bits64 seed, Bits64 second, unsigned place) {
    float u = (float) ((drawn(seed, place) >> 8) + 1) * 0x1.0p-24f;
    float turn = (float) (drawn(second, place) >> 8) * 0x1.0p-24f;
    return -sqrtf(-2 * logarithm(u)) * sine(0.25f - fabsf(turn - 0.5f));
}

// Calls body(at, factor) for the numbers of a thread, N at a time.
template <int N, typename Body>
__device__ inline void eachFactor(const Noise &noise, const Factors &factors, const int *step, Body body) {
    Bits64 seed = seedOf(noise, step);
    Bits64 second = mixed(seed);
    Tile<N> tile(noise.channels);
    bool whole = noise.form == SPATIAL;
    tile.rows(noise.images * noise.positions, [&](Long row) {
        unsigned image = (unsigned) row / (unsigned) noise.positions;
        unsigned pixel = (unsigned) row % (unsigned) noise.positions;
        float factor[N];
#pragma unroll
        for (int n = 0; n < N; n++) {
            unsigned plane = image * (unsigned) noise.channels + (unsigned) (tile.channel + n);
            unsigned place = whole ? plane : plane * (unsigned) noise.positions + pixel;
            factor[n] = noise.form == GAUSSIAN                              ? 1 + factors.deviation * normal(seed, second, place)
                        : (int) (drawn(seed, place) >> 1) < noise.threshold ? factors.factor
                                                                            : 0;
        }
        body(row * noise.channels + tile.channel, factor);
    });
}

template <int N>
__device__ inline void changed(
        const Noise &noise, const Factors &factors, const int *step, const Value *x, Value *y) {
    eachFactor<N>(noise, factors, step, [&](Long at, float(&factor)[N]) {
        float v[N];
        load(x + at, v);
#pragma unroll
        for (int n = 0; n < N; n++) {
            v[n] = factor[n] * v[n] + (factor[n] == 0 ? factors.dropped : factors.shift);
        }
        store(y + at, v);
    });
}

// y may be x.
extern "C" __global__ void noise(Noise noise, Factors factors, const int *step, const Value *x, Value *y) {
    if (noise.channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        changed<Width<Value>::WIDE>(noise, factors, step, x, y);
    } else {
        changed<1>(noise, factors, step, x, y);
    }
}

template <int N>
__device__ inline void gradientOf(
        const Noise &noise, const Factors &factors, const int *step, const Value *dy, Value *dx) {
    eachFactor<N>(noise, factors, step, [&](Long at, float(&factor)[N]) {
        float d[N];
        load(dy + at, d);
#pragma unroll
        for (int n = 0; n < N; n++) {
            d[n] = factor[n] * d[n];
        }
        store(dx + at, d);
    });
}

// dx may be dy.
extern "C" __global__ void noiseGradient(Noise noise, Factors factors, const int *step, const Value *dy, Value *dx) {
    if (noise.channels % Width<Value>::WIDE == 0 && aligned(dy, dx)) {
        gradientOf<Width<Value>::WIDE>(noise, factors, step, dy, dx);
    } else {
        gradientOf<1>(noise, factors, step, dy, dx);
    }
}
