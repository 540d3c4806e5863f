// cuDNN of the card made of software: convolutions as their definition has them, in any layout that strides can say.
#include "card.h"

#include <cstring>

using namespace card;

namespace {

enum Status { SUCCESS = 0, BAD_PARAM = 2000, NOT_SUPPORTED = 3000, EXECUTION_FAILED = 5000 };

const int FLOAT = 0;
const int BFLOAT16 = 9;
const int NHWC = 1;
const int FMA_MATH = 3;
const size_t WORKSPACE = 4096;

struct Handle {
    void *stream = nullptr;
};

struct Tensor {
    int type = -1;
    int size[4] = {};
    long step[4] = {};

    size_t bytes() const {
        size_t last = 1;
        for (int i = 0; i < 4; i++) {
            last += (size_t) (size[i] - 1) * step[i];
        }
        return last * (type == FLOAT ? 4 : 2);
    }
};

struct Convolution {
    int padRows = 0, padColumns = 0, stepRows = 1, stepColumns = 1, farRows = 1, farColumns = 1;
    int mode = 0;
    int type = FLOAT;
    int math = 0;
    int groups = 1;
};

// As cudnnConvolution…AlgoPerf_t.
struct Performance {
    int algorithm;
    int status;
    float time;
    size_t memory;
    int determinism;
    int math;
    int reserved[3];
};

float get(const void *numbers, int type, long index) {
    return type == FLOAT ? ((const float *) numbers)[index] : widened(((const uint16_t *) numbers)[index]);
}

void put(void *numbers, int type, long index, float value) {
    if (type == FLOAT) {
        ((float *) numbers)[index] = value;
    } else {
        ((uint16_t *) numbers)[index] = narrowed(value);
    }
}

long place(const Tensor &t, int n, int c, int h, int w) {
    return n * t.step[0] + c * t.step[1] + h * t.step[2] + w * t.step[3];
}

int outside(int size, int pad, int far, int kernel, int step) {
    return (size + 2 * pad - ((kernel - 1) * far + 1)) / step + 1;
}

bool fits(const Tensor &x, const Tensor &w, const Convolution &c, const Tensor &y) {
    if (setting("SOFTCARD_NCHW", 0) != 0 && (x.step[3] != 1 || w.step[3] != 1 || y.step[3] != 1)) {
        return false;  // as if this cuDNN took channels one after the other alone
    }
    bool types = x.type == w.type && x.type == y.type && (x.type == FLOAT || x.type == BFLOAT16) && c.type == FLOAT;
    return types && c.mode == 1 && c.groups == 1 && x.size[0] == y.size[0] && x.size[1] == w.size[1] &&
           y.size[1] == w.size[0] &&
           y.size[2] == outside(x.size[2], c.padRows, c.farRows, w.size[2], c.stepRows) &&
           y.size[3] == outside(x.size[3], c.padColumns, c.farColumns, w.size[3], c.stepColumns);
}

// Calls visit(place in x, place in w, place in y) for each product of the convolution.
template <typename Visit>
void products(const Tensor &x, const Tensor &w, const Convolution &c, const Tensor &y, Visit visit) {
    for (int n = 0; n < y.size[0]; n++)
        for (int k = 0; k < y.size[1]; k++)
            for (int row = 0; row < y.size[2]; row++)
                for (int column = 0; column < y.size[3]; column++)
                    for (int r = 0; r < w.size[2]; r++)
                        for (int s = 0; s < w.size[3]; s++) {
                            int h = row * c.stepRows - c.padRows + r * c.farRows;
                            int v = column * c.stepColumns - c.padColumns + s * c.farColumns;
                            if (h < 0 || v < 0 || h >= x.size[2] || v >= x.size[3]) {
                                continue;
                            }
                            for (int ch = 0; ch < w.size[1]; ch++) {
                                visit(place(x, n, ch, h, v), place(w, k, ch, r, s), place(y, n, k, row, column));
                            }
                        }
}

// Multiplies two of the three arrays into the third.
template <int TARGET>
int multiply(
        void *handle, const float *alpha, const float *beta, const Tensor &x, const void *xs, const Tensor &w, const void *ws,
        const Convolution &c, int algorithm, const Tensor &y, const void *ys, void *workspace, size_t bytes) {
    Apart runtime;
    if (!fits(x, w, c, y)) {
        return BAD_PARAM;
    }
    bool refused = setting("SOFTCARD_REFUSES", -1) == algorithm && x.step[3] != 1;
    if (*alpha != 1 || *beta != 0 || refused) {
        return NOT_SUPPORTED;
    }
    if (!holds(xs, x.bytes(), "convolution, x") || !holds(ws, w.bytes(), "convolution, weights") ||
        !holds(ys, y.bytes(), "convolution, y") || bytes < WORKSPACE || !holds(workspace, bytes, "workspace of cuDNN")) {
        return EXECUTION_FAILED;
    }
    if (launched() != 0) {
        return EXECUTION_FAILED;
    }
    bool fast = x.type == FLOAT && c.math != FMA_MATH;
    int code = add(((Handle *) handle)->stream, [=] {
        memset(workspace, 0xFF, bytes);
        const Tensor &t = TARGET == 0 ? x : TARGET == 1 ? w : y;
        void *target = (void *) (TARGET == 0 ? xs : TARGET == 1 ? ws : ys);
        std::vector<float> sums(t.bytes() / (t.type == FLOAT ? 4 : 2), 0.0f);
        products(x, w, c, y, [&](long inX, long inW, long inY) {
            float a = TARGET == 0 ? get(ws, w.type, inW) : get(xs, x.type, inX);
            float b = TARGET == 2 ? get(ws, w.type, inW) : get(ys, y.type, inY);
            sums[TARGET == 0 ? inX : TARGET == 1 ? inW : inY] += fast ? tf32(a) * tf32(b) : a * b;
        });
        for (size_t i = 0; i < sums.size(); i++) {
            put(target, t.type, (long) i, sums[i]);
        }
    });
    return code == 0 ? SUCCESS : EXECUTION_FAILED;
}

// The better one first; the second adds in whatever order threads arrive.
int choices(const Convolution &c, int wanted, int *count, Performance *found, bool firstRepeats, bool secondRepeats) {
    int failure = setting("SOFTCARD_CHOICE", SUCCESS);
    if (failure != SUCCESS) {
        return failure;
    }
    Performance both[2] = {};
    both[0] = {1, SUCCESS, 1, WORKSPACE, firstRepeats, c.math, {}};
    both[1] = {0, SUCCESS, 2, WORKSPACE, secondRepeats, c.math, {}};
    *count = wanted < 2 ? wanted : 2;
    memcpy(found, both, *count * sizeof(Performance));
    return SUCCESS;
}

const Tensor &tensor(const void *descriptor) {
    return *(const Tensor *) descriptor;
}

const Convolution &convolution(const void *descriptor) {
    return *(const Convolution *) descriptor;
}

}  // namespace

extern "C" {

size_t cudnnGetVersion() {
    return 91900;
}

size_t cudnnGetCudartVersion() {
    return 13010;
}

const char *cudnnGetErrorString(int status) {
    return status == SUCCESS ? "CUDNN_STATUS_SUCCESS"
           : status == BAD_PARAM ? "CUDNN_STATUS_BAD_PARAM"
           : status == NOT_SUPPORTED ? "CUDNN_STATUS_NOT_SUPPORTED"
                                     : "CUDNN_STATUS_EXECUTION_FAILED";
}

int cudnnGraphVersionCheck() {
    return SUCCESS;
}

int cudnnOpsVersionCheck() {
    return SUCCESS;
}

int cudnnCnnVersionCheck() {
    return SUCCESS;
}

int cudnnAdvVersionCheck() {
    return SUCCESS;
}

void cudnnGetLastErrorString(char *message, size_t bytes) {
    if (bytes > 0) {
        *message = 0;
    }
}

int cudnnCreate(void **handle) {
    *handle = new Handle();
    return SUCCESS;
}

int cudnnDestroy(void *handle) {
    finish();
    delete (Handle *) handle;
    return SUCCESS;
}

int cudnnSetStream(void *handle, void *stream) {
    ((Handle *) handle)->stream = stream;
    return SUCCESS;
}

int cudnnCreateTensorDescriptor(void **descriptor) {
    *descriptor = new Tensor();
    return SUCCESS;
}

int cudnnDestroyTensorDescriptor(void *descriptor) {
    delete (Tensor *) descriptor;
    return SUCCESS;
}

int cudnnSetTensor4dDescriptorEx(void *descriptor, int type, int n, int c, int h, int w, int sn, int sc, int sh, int sw) {
    if (n < 1 || c < 1 || h < 1 || w < 1) {
        return BAD_PARAM;
    }
    Tensor t;
    t.type = type;
    int size[4] = {n, c, h, w};
    long step[4] = {sn, sc, sh, sw};
    memcpy(t.size, size, sizeof size);
    memcpy(t.step, step, sizeof step);
    *(Tensor *) descriptor = t;
    return SUCCESS;
}

int cudnnSetTensor4dDescriptor(void *descriptor, int format, int type, int n, int c, int h, int w) {
    return format == NHWC ? cudnnSetTensor4dDescriptorEx(descriptor, type, n, c, h, w, h * w * c, 1, w * c, c)
                          : cudnnSetTensor4dDescriptorEx(descriptor, type, n, c, h, w, c * h * w, h * w, w, 1);
}

int cudnnTransformTensor(
        void *handle, const void *alpha, void *xd, const void *x, const void *beta, void *yd, void *y) {
    Apart runtime;
    const Tensor from = tensor(xd), to = tensor(yd);
    if (from.type != to.type || memcmp(from.size, to.size, sizeof from.size) != 0) {
        return BAD_PARAM;
    }
    if (*(const float *) alpha != 1 || *(const float *) beta != 0) {
        return NOT_SUPPORTED;
    }
    if (!holds(x, from.bytes(), "rearranging, from") || !holds(y, to.bytes(), "rearranging, to") || launched() != 0) {
        return EXECUTION_FAILED;
    }
    int code = add(((Handle *) handle)->stream, [=] {
        for (int n = 0; n < to.size[0]; n++)
            for (int c = 0; c < to.size[1]; c++)
                for (int h = 0; h < to.size[2]; h++)
                    for (int w = 0; w < to.size[3]; w++) {
                        put(y, to.type, place(to, n, c, h, w), get(x, from.type, place(from, n, c, h, w)));
                    }
    });
    return code == 0 ? SUCCESS : EXECUTION_FAILED;
}

int cudnnCreateFilterDescriptor(void **descriptor) {
    return cudnnCreateTensorDescriptor(descriptor);
}

int cudnnDestroyFilterDescriptor(void *descriptor) {
    return cudnnDestroyTensorDescriptor(descriptor);
}

int cudnnSetFilter4dDescriptor(void *descriptor, int type, int format, int k, int c, int h, int w) {
    return cudnnSetTensor4dDescriptor(descriptor, format, type, k, c, h, w);
}

int cudnnCreateConvolutionDescriptor(void **descriptor) {
    *descriptor = new Convolution();
    return SUCCESS;
}

int cudnnDestroyConvolutionDescriptor(void *descriptor) {
    delete (Convolution *) descriptor;
    return SUCCESS;
}

int cudnnSetConvolution2dDescriptor(
        void *descriptor, int padH, int padW, int u, int v, int farH, int farW, int mode, int type) {
    auto *c = (Convolution *) descriptor;
    *c = Convolution();
    c->padRows = padH;
    c->padColumns = padW;
    c->stepRows = u;
    c->stepColumns = v;
    c->farRows = farH;
    c->farColumns = farW;
    c->mode = mode;
    c->type = type;
    return SUCCESS;
}

int cudnnSetConvolutionMathType(void *descriptor, int math) {
    ((Convolution *) descriptor)->math = math;
    return SUCCESS;
}

int cudnnGetConvolutionMathType(void *descriptor, int *math) {
    *math = ((Convolution *) descriptor)->math;
    return SUCCESS;
}

int cudnnSetConvolutionGroupCount(void *descriptor, int groups) {
    ((Convolution *) descriptor)->groups = groups;
    return SUCCESS;
}

int cudnnGetConvolution2dForwardOutputDim(
        void *descriptor, void *x, void *w, int *n, int *c, int *h, int *v) {
    const Convolution &by = convolution(descriptor);
    *n = tensor(x).size[0];
    *c = tensor(w).size[0];
    *h = outside(tensor(x).size[2], by.padRows, by.farRows, tensor(w).size[2], by.stepRows);
    *v = outside(tensor(x).size[3], by.padColumns, by.farColumns, tensor(w).size[3], by.stepColumns);
    return SUCCESS;
}

int cudnnGetConvolutionForwardAlgorithmMaxCount(void *, int *count) {
    *count = 8;
    return SUCCESS;
}

int cudnnGetConvolutionBackwardDataAlgorithmMaxCount(void *, int *count) {
    *count = 6;
    return SUCCESS;
}

int cudnnGetConvolutionBackwardFilterAlgorithmMaxCount(void *, int *count) {
    *count = 7;
    return SUCCESS;
}

int cudnnGetConvolutionForwardAlgorithm_v7(
        void *, void *x, void *w, void *c, void *y, int wanted, int *count, Performance *found) {
    return fits(tensor(x), tensor(w), convolution(c), tensor(y))
            ? choices(convolution(c), wanted, count, found, true, true)
            : BAD_PARAM;
}

int cudnnGetConvolutionBackwardDataAlgorithm_v7(
        void *, void *w, void *dy, void *c, void *dx, int wanted, int *count, Performance *found) {
    return fits(tensor(dx), tensor(w), convolution(c), tensor(dy))
            ? choices(convolution(c), wanted, count, found, true, false)
            : BAD_PARAM;
}

int cudnnGetConvolutionBackwardFilterAlgorithm_v7(
        void *, void *x, void *dy, void *c, void *dw, int wanted, int *count, Performance *found) {
    return fits(tensor(x), tensor(dw), convolution(c), tensor(dy))
            ? choices(convolution(c), wanted, count, found, true, false)
            : BAD_PARAM;
}

int cudnnFindConvolutionForwardAlgorithmEx(
        void *, void *x, void *, void *w, void *, void *c, void *y, void *, int wanted, int *count, Performance *found,
        void *, size_t) {
    return cudnnGetConvolutionForwardAlgorithm_v7(nullptr, x, w, c, y, wanted, count, found);
}

int cudnnFindConvolutionBackwardDataAlgorithmEx(
        void *, void *w, void *, void *dy, void *, void *c, void *dx, void *, int wanted, int *count, Performance *found,
        void *, size_t) {
    return cudnnGetConvolutionBackwardDataAlgorithm_v7(nullptr, w, dy, c, dx, wanted, count, found);
}

int cudnnFindConvolutionBackwardFilterAlgorithmEx(
        void *, void *x, void *, void *dy, void *, void *c, void *dw, void *, int wanted, int *count, Performance *found,
        void *, size_t) {
    return cudnnGetConvolutionBackwardFilterAlgorithm_v7(nullptr, x, dy, c, dw, wanted, count, found);
}

int cudnnGetConvolutionForwardWorkspaceSize(void *, void *, void *, void *, void *, int, size_t *bytes) {
    *bytes = WORKSPACE;
    return SUCCESS;
}

int cudnnGetConvolutionBackwardDataWorkspaceSize(void *, void *, void *, void *, void *, int, size_t *bytes) {
    *bytes = WORKSPACE;
    return SUCCESS;
}

int cudnnGetConvolutionBackwardFilterWorkspaceSize(void *, void *, void *, void *, void *, int, size_t *bytes) {
    *bytes = WORKSPACE;
    return SUCCESS;
}

int cudnnConvolutionForward(
        void *handle, const void *alpha, void *xd, const void *x, void *wd, const void *w, void *c, int algorithm, void *workspace,
        size_t bytes, const void *beta, void *yd, void *y) {
    return multiply<2>(handle, (const float *) alpha, (const float *) beta, tensor(xd), x, tensor(wd), w, convolution(c), algorithm,
            tensor(yd), y, workspace, bytes);
}

int cudnnConvolutionBackwardData(
        void *handle, const void *alpha, void *wd, const void *w, void *yd, const void *dy, void *c, int algorithm, void *workspace,
        size_t bytes, const void *beta, void *xd, void *dx) {
    return multiply<0>(handle, (const float *) alpha, (const float *) beta, tensor(xd), dx, tensor(wd), w, convolution(c), algorithm,
            tensor(yd), dy, workspace, bytes);
}

int cudnnConvolutionBackwardFilter(
        void *handle, const void *alpha, void *xd, const void *x, void *yd, const void *dy, void *c, int algorithm, void *workspace,
        size_t bytes, const void *beta, void *wd, void *dw) {
    return multiply<1>(handle, (const float *) alpha, (const float *) beta, tensor(xd), x, tensor(wd), dw, convolution(c), algorithm,
            tensor(yd), dy, workspace, bytes);
}

}  // extern "C"
