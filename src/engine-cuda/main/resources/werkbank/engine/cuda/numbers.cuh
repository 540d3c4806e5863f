// How numbers are stored, loaded and found. NVRTC and nvcc compile it for cards, a C++ compiler for processors in tests; it
// needs no other header. VALUE_BF16 stores activations as the upper half of a float.

#ifndef DYNAMIC_SHARED
#define DYNAMIC_SHARED(type, name) extern __shared__ type name[]
#endif

#ifndef __noinline__
#define __noinline__
#endif

typedef long long Long;
typedef unsigned long long Bits64;

struct Bf16 {
    unsigned short bits;
};

#ifdef VALUE_BF16
typedef Bf16 Value;
#else
typedef float Value;
#endif

// What one load of a thread brings at most.
struct alignas(16) Sixteen {
    unsigned at[4];
};
struct alignas(8) Eight {
    unsigned at[2];
};

template <typename T>
struct Width;
template <>
struct Width<float> {
    static constexpr int WIDE = 4;
};
template <>
struct Width<Bf16> {
    static constexpr int WIDE = 8;
};

// How many numbers a loop's body takes at once, as a type.
template <int N>
struct Count {
    static constexpr int N_ = N;
};

__device__ inline float widened(float x) {
    return x;
}

__device__ inline float widened(Bf16 x) {
    return __uint_as_float((unsigned) x.bits << 16);
}

// To nearest, ties to even; what is not a number stays so.
__device__ inline unsigned bf16Bits(float x) {
    unsigned bits = __float_as_uint(x);
    if ((bits & 0x7FFFFFFFu) > 0x7F800000u) {
        return (bits >> 16) | 0x40u;
    }
    return (bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16;
}

__device__ inline void store(float *to, float x) {
    *to = x;
}

__device__ inline void store(Bf16 *to, float x) {
    to->bits = (unsigned short) bf16Bits(x);
}

// What is left of a number that was stored.
__device__ inline float stored(float x, const float *) {
    return x;
}

__device__ inline float stored(float x, const Bf16 *) {
    return __uint_as_float(bf16Bits(x) << 16);
}

template <int N>
__device__ inline void load(const float *from, float (&to)[N]) {
    if constexpr (N % 4 == 0) {
#pragma unroll
        for (int i = 0; i < N; i += 4) {
            Sixteen words = *(const Sixteen *) (from + i);
#pragma unroll
            for (int k = 0; k < 4; k++) {
                to[i + k] = __uint_as_float(words.at[k]);
            }
        }
    } else {
#pragma unroll
        for (int i = 0; i < N; i++) {
            to[i] = from[i];
        }
    }
}

template <int N>
__device__ inline void load(const Bf16 *from, float (&to)[N]) {
    if constexpr (N % 8 == 0) {
#pragma unroll
        for (int i = 0; i < N; i += 8) {
            Sixteen words = *(const Sixteen *) (from + i);
#pragma unroll
            for (int k = 0; k < 4; k++) {
                to[i + 2 * k] = __uint_as_float(words.at[k] << 16);
                to[i + 2 * k + 1] = __uint_as_float(words.at[k] & 0xFFFF0000u);
            }
        }
    } else if constexpr (N == 4) {
        Eight words = *(const Eight *) from;
#pragma unroll
        for (int k = 0; k < 2; k++) {
            to[2 * k] = __uint_as_float(words.at[k] << 16);
            to[2 * k + 1] = __uint_as_float(words.at[k] & 0xFFFF0000u);
        }
    } else {
#pragma unroll
        for (int i = 0; i < N; i++) {
            to[i] = widened(from[i]);
        }
    }
}

template <int N>
__device__ inline void store(float *to, const float (&from)[N]) {
    if constexpr (N % 4 == 0) {
#pragma unroll
        for (int i = 0; i < N; i += 4) {
            Sixteen words;
#pragma unroll
            for (int k = 0; k < 4; k++) {
                words.at[k] = __float_as_uint(from[i + k]);
            }
            *(Sixteen *) (to + i) = words;
        }
    } else {
#pragma unroll
        for (int i = 0; i < N; i++) {
            to[i] = from[i];
        }
    }
}

template <int N>
__device__ inline void store(Bf16 *to, const float (&from)[N]) {
    if constexpr (N % 8 == 0) {
#pragma unroll
        for (int i = 0; i < N; i += 8) {
            Sixteen words;
#pragma unroll
            for (int k = 0; k < 4; k++) {
                words.at[k] = bf16Bits(from[i + 2 * k]) | (bf16Bits(from[i + 2 * k + 1]) << 16);
            }
            *(Sixteen *) (to + i) = words;
        }
    } else if constexpr (N == 4) {
        Eight words;
#pragma unroll
        for (int k = 0; k < 2; k++) {
            words.at[k] = bf16Bits(from[2 * k]) | (bf16Bits(from[2 * k + 1]) << 16);
        }
        *(Eight *) to = words;
    } else {
#pragma unroll
        for (int i = 0; i < N; i++) {
            store(to + i, from[i]);
        }
    }
}

// Whether arrays begin where wide loads may; their rows must be whole numbers of these as well.
__device__ inline bool aligned(const void *a) {
    return ((Bits64) a & 15) == 0;
}

template <typename... Rest>
__device__ inline bool aligned(const void *a, Rest... rest) {
    return aligned(a) && aligned(rest...);
}

// Calls body(place, Count<N>) for all places of a flat array, N at a time where it is wide, one by one in the tail.
template <int N, typename Body>
__device__ inline void each(Long length, bool wide, Body body) {
    Long at = (Long) blockIdx.x * blockDim.x + threadIdx.x;
    Long threads = (Long) gridDim.x * blockDim.x;
    Long whole = wide ? length / N : 0;
    for (Long i = at; i < whole; i += threads) {
        body(i * N, Count<N>());
    }
    for (Long i = whole * N + at; i < length; i += threads) {
        body(i, Count<1>());
    }
}

// The part of [rows][channels] that a thread works on: N channels side by side, every so many-th row. A block has up to
// eight such groups side by side, 128 bytes of a row, and as many rows at a time as it has threads left.
template <int N>
struct Tile {
    int groups;
    int lanes;
    int lane;
    int tile;
    int tiles;
    int part;
    int parts;
    int channel;
    bool active;

    __device__ inline explicit Tile(int channels) {
        int all = (channels + N - 1) / N;
        groups = all >= 5 ? 8 : all >= 3 ? 4 : all;
        lanes = (int) blockDim.x / groups;
        lane = (int) threadIdx.x / groups;
        tiles = (all + groups - 1) / groups;
        tile = (int) blockIdx.x % tiles;
        part = (int) blockIdx.x / tiles;
        parts = (int) gridDim.x / tiles;
        channel = (tile * groups + (int) threadIdx.x % groups) * N;
        active = channel < channels && part < parts;
    }

    // Calls body(row) for the thread's rows.
    template <typename Body>
    __device__ inline void rows(int rows, Body body) const {
        if (active) {
            for (Long row = (Long) part * lanes + lane; row < rows; row += (Long) parts * lanes) {
                body(row);
            }
        }
    }
};
