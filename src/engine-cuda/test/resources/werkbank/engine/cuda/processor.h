// What CUDA's C++ has beyond C++, for processors: threads of a block are fibers that take turns at barriers. Blocks run one
// after the other, so that shared memory may be static.
#include <math.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#define __global__
#define __device__
#define __shared__ static
#define DYNAMIC_SHARED(type, name) type *name = (type *) dynamicShared
#define __syncthreads() barrier(__LINE__)

struct Index {
    unsigned x;
};
static Index threadIdx, blockIdx, blockDim, gridDim;
alignas(64) static char dynamicShared[64 * 1024];

static void barrier(int line);

static inline void __threadfence() {}

static inline unsigned atomicAdd(unsigned *to, unsigned added) {
    unsigned before = *to;
    *to = before + added;
    return before;
}

static inline unsigned long long atomicAdd(unsigned long long *to, unsigned long long added) {
    unsigned long long before = *to;
    *to = before + added;
    return before;
}

static inline float __uint_as_float(unsigned bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline unsigned __float_as_uint(float value) {
    unsigned bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline float __int_as_float(int bits) {
    return __uint_as_float((unsigned) bits);
}
