// cuBLAS of the card made of software: products in column order, added up in 32 bits one after the other.
#include "card.h"

using namespace card;

namespace {

const int F32 = 0;
const int BF16 = 14;
const int FAST_TF32 = 77;
const int NOT_INITIALIZED = 1;
const int NOT_SUPPORTED = 15;
const size_t MEMORY_OF_HANDLE = 2 << 20;

struct Handle {
    void *memory = nullptr;
    void *stream = nullptr;
    int math = 0;
};

float at(const void *numbers, int type, long index) {
    return type == F32 ? ((const float *) numbers)[index] : widened(((const uint16_t *) numbers)[index]);
}

void put(void *numbers, int type, long index, float value) {
    if (type == F32) {
        ((float *) numbers)[index] = value;
    } else {
        ((uint16_t *) numbers)[index] = narrowed(value);
    }
}

size_t width(int type) {
    return type == F32 ? 4 : 2;
}

}  // namespace

extern "C" {

int cudaMalloc(void **address, size_t bytes);
int cudaFree(void *address);

// A full card is no reason for the real one to say so.
int cublasCreate_v2(void **handle) {
    Apart runtime;
    void *memory = nullptr;
    if (cudaMalloc(&memory, MEMORY_OF_HANDLE) != 0) {
        return NOT_INITIALIZED;
    }
    *handle = new Handle{memory};
    return 0;
}

int cublasDestroy_v2(void *handle) {
    Apart runtime;
    finish();
    cudaFree(((Handle *) handle)->memory);
    delete (Handle *) handle;
    return 0;
}

int cublasSetStream_v2(void *handle, void *stream) {
    ((Handle *) handle)->stream = stream;
    return 0;
}

int cublasSetWorkspace_v2(void *, void *workspace, size_t bytes) {
    return bytes == 0 || holds(workspace, bytes, "workspace of cuBLAS") ? 0 : 7;
}

int cublasSetMathMode(void *handle, int mode) {
    ((Handle *) handle)->math = mode;
    return 0;
}

int cublasSetPointerMode_v2(void *, int mode) {
    return mode == 0 ? 0 : NOT_SUPPORTED;
}

int cublasSetAtomicsMode(void *, int) {
    return 0;
}

int cublasGetVersion_v2(void *, int *version) {
    *version = 130100;
    return 0;
}

const char *cublasGetStatusString(int status) {
    return status == 0 ? "success" : status == NOT_SUPPORTED ? "not supported" : "failed";
}

const char *cublasGetStatusName(int status) {
    return status == 0 ? "CUBLAS_STATUS_SUCCESS" : "CUBLAS_STATUS_NOT_SUPPORTED";
}

int cublasGemmEx(
        void *handle, int turnA, int turnB, int m, int n, int k, const void *alpha, const void *a, int typeA, int stepA,
        const void *b, int typeB, int stepB, const void *beta, void *c, int typeC, int stepC, int compute, int) {
    Apart runtime;
    auto *by = (Handle *) handle;
    bool types = typeA == typeB && (typeA == F32 || typeA == BF16) && (typeC == F32 || (typeC == BF16 && typeA == BF16));
    if (!types || compute < 68 || (compute == FAST_TF32 && typeA != F32)) {
        return NOT_SUPPORTED;
    }
    if (m < 1 || n < 1 || k < 1 || stepA < (turnA ? k : m) || stepB < (turnB ? n : k) || stepC < m) {
        return 7;
    }
    size_t lengthA = (size_t) stepA * ((turnA ? m : k) - 1) + (turnA ? k : m);
    size_t lengthB = (size_t) stepB * ((turnB ? k : n) - 1) + (turnB ? n : k);
    size_t lengthC = (size_t) stepC * (n - 1) + m;
    if (!holds(a, lengthA * width(typeA), "product, a") || !holds(b, lengthB * width(typeB), "product, b") ||
        !holds(c, lengthC * width(typeC), "product, c")) {
        return 14;
    }
    if (launched() != 0) {
        return 13;
    }
    float scale = *(const float *) alpha;
    float keep = *(const float *) beta;
    bool fast = typeA == F32 && (compute == FAST_TF32 || (compute == 68 && by->math == 3));
    int code = add(by->stream, [=] {
        for (int column = 0; column < n; column++) {
            for (int row = 0; row < m; row++) {
                float sum = 0;
                for (int i = 0; i < k; i++) {
                    float x = at(a, typeA, turnA ? (long) row * stepA + i : (long) i * stepA + row);
                    float y = at(b, typeB, turnB ? (long) i * stepB + column : (long) column * stepB + i);
                    sum += fast ? tf32(x) * tf32(y) : x * y;
                }
                long to = (long) column * stepC + row;
                put(c, typeC, to, keep == 0 ? scale * sum : scale * sum + keep * at(c, typeC, to));
            }
        }
    });
    return code == 0 ? 0 : 13;
}

}  // extern "C"
