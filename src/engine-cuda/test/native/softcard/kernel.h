// What CUDA gives to kernels, for a processor (x86-64): the threads of a block take turns, each on a stack of its own, so that
// shared memory and barriers work. One block after the other.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <tuple>
#include <utility>
#include <vector>

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __shared__ static
#define __constant__ static const
#define __launch_bounds__(...)

struct Dimensions {
    unsigned x = 1, y = 1, z = 1;
};
struct alignas(8) float2 {
    float x, y;
};
struct alignas(16) float4 {
    float x, y, z, w;
};
struct alignas(8) uint2 {
    unsigned x, y;
};
struct alignas(16) uint4 {
    unsigned x, y, z, w;
};

static Dimensions gridDim, blockDim, blockIdx, threadIdx;

namespace threads {

const size_t STACK = 128 << 10;

static void *scheduler;
static std::vector<void *> stacks;
static std::vector<void *> waiting;
static const std::function<void()> *body;
static unsigned at;
static bool ended;

extern "C" void card_switch(void **save, void *load);
asm(R"(
.text
.local card_switch
.type card_switch, @function
card_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
)");

static void begin() {
    (*body)();
    ended = true;
    card_switch(&waiting[at], scheduler);
    abort();
}

static void *fresh(unsigned thread) {
    auto *top = (void **) ((char *) stacks[thread] + STACK);
    *--top = nullptr;
    *--top = (void *) begin;
    for (int i = 0; i < 6; i++) {
        *--top = nullptr;
    }
    return top;
}

static void oneBlock() {
    unsigned count = blockDim.x * blockDim.y * blockDim.z;
    while (stacks.size() < count) {
        stacks.push_back(aligned_alloc(64, STACK));
        waiting.push_back(nullptr);
    }
    for (unsigned i = 0; i < count; i++) {
        waiting[i] = fresh(i);
    }
    unsigned left = count;
    std::vector<bool> done(count);
    while (left > 0) {
        unsigned before = left;
        for (unsigned i = 0; i < count; i++) {
            if (done[i]) {
                continue;
            }
            threadIdx = {i % blockDim.x, i / blockDim.x % blockDim.y, i / (blockDim.x * blockDim.y)};
            at = i;
            ended = false;
            card_switch(&scheduler, waiting[i]);
            if (ended) {
                done[i] = true;
                left--;
            }
        }
        (void) before;
    }
}

static void barrier() {
    card_switch(&waiting[at], scheduler);
}

template <typename... A, size_t... I>
static std::function<void()> bound(void (*kernel)(A...), void **arguments, std::index_sequence<I...>) {
    std::tuple<A...> copies(*(A *) arguments[I]...);
    return [=] { kernel(std::get<I>(copies)...); };
}

template <typename... A>
static std::function<void()> bound(void (*kernel)(A...), void **arguments) {
    return bound(kernel, arguments, std::index_sequence_for<A...>());
}

}  // namespace threads

// Runs a kernel whose arguments are bound.
extern "C" void card_run(const std::function<void()> &work, const unsigned *grid, const unsigned *block) {
    threads::body = &work;
    gridDim = {grid[0], grid[1], grid[2]};
    blockDim = {block[0], block[1], block[2]};
    for (unsigned z = 0; z < grid[2]; z++) {
        for (unsigned y = 0; y < grid[1]; y++) {
            for (unsigned x = 0; x < grid[0]; x++) {
                blockIdx = {x, y, z};
                threads::oneBlock();
            }
        }
    }
}

static inline void __syncthreads() {
    threads::barrier();
}
static inline void __threadfence() {}
static inline void __syncwarp(unsigned = 0) {}
static inline unsigned atomicAdd(unsigned *to, unsigned value) {
    unsigned before = *to;
    *to += value;
    return before;
}
static inline int atomicAdd(int *to, int value) {
    int before = *to;
    *to += value;
    return before;
}
static inline int atomicOr(int *to, int value) {
    int before = *to;
    *to |= value;
    return before;
}
static inline unsigned __float_as_uint(float x) {
    unsigned bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}
static inline float __uint_as_float(unsigned bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}
static inline int __float_as_int(float x) {
    return (int) __float_as_uint(x);
}
static inline float __int_as_float(int bits) {
    return __uint_as_float((unsigned) bits);
}
static inline float __fdividef(float a, float b) {
    return a / b;
}
static inline float rsqrtf(float x) {
    return 1 / std::sqrt(x);
}
static inline double rsqrt(double x) {
    return 1 / std::sqrt(x);
}
static inline float cospif(float x) {
    return (float) std::cos(M_PI * (double) x);
}
static inline float sinpif(float x) {
    return (float) std::sin(M_PI * (double) x);
}
using std::max;
using std::min;
