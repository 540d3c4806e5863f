// What becomes of gradients before a step: penalties and limits; and whether numbers are finite. Flat arrays.

// The places of a step's numbers and figures, as werkbank.engine.operation.StepRow and Figures have them.
enum Places { INDEX = 0, PENALTY = 2, FIGURES = 4 };

// Flat arrays are summed up as rows of so many numbers, then these in halves: werkbank.engine.operation.SumOrder.
constexpr int COLUMNS = 32;

// Loads or stores up to four numbers; those beyond count are 0, and not stored.
__device__ inline void loadSome(const float *from, int count, bool wide, float (&to)[4]) {
    if (wide && count == 4) {
        load(from, to);
        return;
    }
#pragma unroll
    for (int n = 0; n < 4; n++) {
        to[n] = n < count ? from[n] : 0;
    }
}

__device__ inline void loadSome(const Bf16 *from, int count, bool wide, float (&to)[4]) {
    if (wide && count == 4) {
        load(from, to);
        return;
    }
#pragma unroll
    for (int n = 0; n < 4; n++) {
        to[n] = n < count ? widened(from[n]) : 0;
    }
}

__device__ inline void storeSome(float *to, int count, bool wide, const float (&from)[4]) {
    if (wide && count == 4) {
        store(to, from);
        return;
    }
#pragma unroll
    for (int n = 0; n < 4; n++) {
        if (n < count) {
            to[n] = from[n];
        }
    }
}

// How many of four numbers there are.
__device__ inline int countOf(Long left) {
    return left >= 4 ? 4 : left > 0 ? (int) left : 0;
}

// Calls fetch(place, count, float[INPUTS][4]) and body(place, count, the same, float[SUMS][4]) for each four numbers, the
// last of which may be fewer, to get what is added, and finish(float[SUMS]) in one thread, with the sums. between and tickets
// as channelSums has them.
template <int INPUTS, int SUMS, typename Fetch, typename Body, typename Finish>
__device__ inline void sumsOf(
        Long length, int partials, float *between, unsigned *tickets, Fetch fetch, Body body, Finish finish) {
    __shared__ float columns[SUMS * COLUMNS];
    int rows = (int) ((length + COLUMNS - 1) / COLUMNS);
    bool last = channelSums<4, INPUTS, SUMS>(
            rows,
            COLUMNS,
            partials,
            between,
            tickets,
            [&](Long row, int column, float(&in)[INPUTS][4]) {
                Long at = row * COLUMNS + column;
                fetch(at, countOf(length - at), in);
            },
            [&](Long row, int column, float(&in)[INPUTS][4], float(&add)[SUMS][4]) {
                Long at = row * COLUMNS + column;
                body(at, countOf(length - at), in, add);
            },
            [&](int column, float(&sum)[SUMS]) {
                for (int s = 0; s < SUMS; s++) {
                    columns[s * COLUMNS + column] = sum[s];
                }
            });
    if (!last) {
        return;
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        float sum[SUMS];
        for (int s = 0; s < SUMS; s++) {
            for (int half = COLUMNS / 2; half > 0; half /= 2) {
                for (int i = 0; i < half; i++) {
                    columns[s * COLUMNS + i] += columns[s * COLUMNS + i + half];
                }
            }
            sum[s] = columns[s * COLUMNS];
        }
        finish(sum);
    }
}

// Adds the gradient of l1 · Σ|w| + l2 / 2 · Σw² to the gradients, and the penalty to the step's figures.
extern "C" __global__ void penalise(
        float l1,
        float l2,
        Long length,
        int partials,
        const float *weights,
        float *gradients,
        const int *step,
        float *figures,
        float *between,
        unsigned *tickets) {
    bool wide = aligned(weights, gradients);
    sumsOf<2, 2>(
            length,
            partials,
            between,
            tickets,
            [=](Long at, int count, float(&in)[2][4]) {
                loadSome(weights + at, count, wide, in[0]);
                loadSome(gradients + at, count, wide, in[1]);
            },
            [=](Long at, int count, float(&in)[2][4], float(&add)[2][4]) {
                float(&w)[4] = in[0];
                float(&g)[4] = in[1];
#pragma unroll
                for (int n = 0; n < 4; n++) {
                    float sign = w[n] > 0 ? 1 : w[n] < 0 ? -1 : w[n];
                    g[n] = g[n] + (l1 * sign + l2 * w[n]);
                    add[0][n] = fabsf(w[n]);
                    add[1][n] = w[n] * w[n];
                }
                storeSome(gradients + at, count, wide, g);
            },
            [=](float(&sum)[2]) {
                float *penalty = figures + (step[INDEX] - 1) * FIGURES + PENALTY;
                *penalty = *penalty + (l1 * sum[0] + l2 / 2 * sum[1]);
            });
}

__device__ inline float limited(float g, float limit) {
    return g > limit ? limit : g < -limit ? -limit : g;
}

extern "C" __global__ void clipValues(float limit, Long length, float *gradients) {
    each<4>(length, aligned(gradients), [=](Long at, auto count) {
        float g[count.N_];
        load(gradients + at, g);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            g[n] = limited(g[n], limit);
        }
        store(gradients + at, g);
    });
}

// Limits each number, unless limit is 0, and writes what all have to be multiplied with so that their norm is within its own
// limit.
extern "C" __global__ void clipFactor(
        float limit,
        float norm,
        Long length,
        int partials,
        float *gradients,
        float *factor,
        float *between,
        unsigned *tickets) {
    bool wide = aligned(gradients);
    sumsOf<1, 1>(
            length,
            partials,
            between,
            tickets,
            [=](Long at, int count, float(&in)[1][4]) { loadSome(gradients + at, count, wide, in[0]); },
            [=](Long at, int count, float(&in)[1][4], float(&add)[1][4]) {
                float(&g)[4] = in[0];
                if (limit > 0) {
#pragma unroll
                    for (int n = 0; n < 4; n++) {
                        g[n] = limited(g[n], limit);
                    }
                    storeSome(gradients + at, count, wide, g);
                }
#pragma unroll
                for (int n = 0; n < 4; n++) {
                    add[0][n] = g[n] * g[n];
                }
            },
            [=](float(&sum)[1]) {
                float length2 = sqrtf(sum[0]);
                *factor = length2 > norm ? norm / length2 : 1;
            });
}

extern "C" __global__ void clipNorm(Long length, const float *factor, float *gradients) {
    float f = *factor;
    if (f == 1) {
        return;
    }
    each<4>(length, aligned(gradients), [=](Long at, auto count) {
        float g[count.N_];
        load(gradients + at, g);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            g[n] = g[n] * f;
        }
        store(gradients + at, g);
    });
}

template <typename T>
__device__ inline void notFinite(
        Long length, int partials, const T *numbers, float *result, float *between, unsigned *tickets) {
    bool wide = aligned(numbers);
    sumsOf<1, 1>(
            length,
            partials,
            between,
            tickets,
            [=](Long at, int count, float(&in)[1][4]) { loadSome(numbers + at, count, wide, in[0]); },
            [=](Long, int, float(&in)[1][4], float(&add)[1][4]) {
#pragma unroll
                for (int n = 0; n < 4; n++) {
                    add[0][n] = (__float_as_uint(in[0][n]) & 0x7F800000u) == 0x7F800000u ? 1 : 0;
                }
            },
            [=](float(&sum)[1]) { *result = sum[0]; });
}

// Writes 0 if all numbers are finite, else about how many are not.
extern "C" __global__ void notFiniteFloats(
        Long length, int partials, const float *numbers, float *result, float *between, unsigned *tickets) {
    notFinite(length, partials, numbers, result, between, tickets);
}

extern "C" __global__ void notFiniteValues(
        Long length, int partials, const Value *numbers, float *result, float *between, unsigned *tickets) {
    notFinite(length, partials, numbers, result, between, tickets);
}
