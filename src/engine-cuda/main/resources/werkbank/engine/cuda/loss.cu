// Softmax and cross-entropy. A row of classes is worked on by up to 32 threads of a block, as many as a power of two says.

// The places of a step's numbers and figures, as werkbank.engine.operation.StepRow and Figures have them.
enum Places { INDEX = 0, LOSS = 0, RIGHT = 1, FIGURES = 4 };

constexpr int THREADS = 256;
// So many images have their losses added in shared memory.
constexpr int FEW = 1024;

// A number and the class that has it.
struct Highest {
    float value;
    int at;
};

// The threads that share a row.
struct RowThreads {
    int lanes;
    int lane;
    int rows;
    int row;

    __device__ inline explicit RowThreads(int classes) {
        lanes = 1;
        while (lanes < classes && lanes < 32) {
            lanes *= 2;
        }
        lane = (int) threadIdx.x % lanes;
        rows = (int) blockDim.x / lanes;
        row = (int) threadIdx.x / lanes;
    }

    // Adds a number of each thread of the row, in halves; all threads of the block call it.
    __device__ inline float sum(float value) const {
        __shared__ float work[THREADS];
        int thread = (int) threadIdx.x;
        __syncthreads();
        work[thread] = value;
        __syncthreads();
        for (int half = lanes / 2; half > 0; half /= 2) {
            if (lane < half) {
                work[thread] += work[thread + half];
            }
            __syncthreads();
        }
        return work[thread - lane];
    }

    // The first of the classes with the highest number; one that is no number is never higher, and none is higher than it.
    __device__ inline Highest highest(const float *numbers, int classes, bool exists) const {
        __shared__ Highest work[THREADS];
        int thread = (int) threadIdx.x;
        Highest best = {exists ? numbers[0] : 0, 0};
        if (exists) {
            for (int c = lane; c < classes; c += lanes) {
                if (numbers[c] > best.value) {
                    best.value = numbers[c];
                    best.at = c;
                }
            }
        }
        __syncthreads();
        work[thread] = best;
        __syncthreads();
        for (int half = lanes / 2; half > 0; half /= 2) {
            if (lane < half) {
                Highest other = work[thread + half];
                if (other.value > work[thread].value ||
                    (other.value == work[thread].value && other.at < work[thread].at)) {
                    work[thread] = other;
                }
            }
            __syncthreads();
        }
        return work[thread - lane];
    }
};

// A softmax: exp(x − most) / sum.
struct Softmax {
    float most;
    float sum;
    int highest;

    __device__ inline Softmax(const RowThreads &threads, const float *logits, int classes, bool exists) {
        Highest best = threads.highest(logits, classes, exists);
        most = best.value;
        highest = best.at;
        float share = 0;
        if (exists) {
            for (int c = threads.lane; c < classes; c += threads.lanes) {
                share += expf(logits[c] - most);
            }
        }
        sum = threads.sum(share);
    }

    __device__ inline float of(float logit) const {
        return expf(logit - most) / sum;
    }
};

extern "C" __global__ void softmax(int rows, int classes, const float *logits, float *probabilities) {
    RowThreads threads(classes);
    for (int first = (int) blockIdx.x * threads.rows; first < rows; first += (int) gridDim.x * threads.rows) {
        int row = first + threads.row;
        bool exists = row < rows;
        const float *x = logits + (exists ? (Long) row * classes : 0);
        Softmax p(threads, x, classes, exists);
        if (exists) {
            for (int c = threads.lane; c < classes; c += threads.lanes) {
                probabilities[(Long) row * classes + c] = p.of(x[c]);
            }
        }
    }
}

// Adds numbers in halves, where they are; all threads of the block call it.
__device__ inline float halved(volatile float *numbers, int count) {
    int half = 1;
    while (2 * half < count) {
        half *= 2;
    }
    __syncthreads();
    for (; half > 0; half /= 2) {
        for (int i = (int) threadIdx.x; i < half && i + half < count; i += (int) blockDim.x) {
            numbers[i] = numbers[i] + numbers[i + half];
        }
        __syncthreads();
    }
    return numbers[0];
}

// The sum of numbers that other blocks may have written, added in halves.
__device__ inline float sumOf(volatile float *numbers, int count) {
    __shared__ float few[FEW];
    if (count > FEW) {
        return halved(numbers, count);
    }
    __syncthreads();
    for (int i = (int) threadIdx.x; i < count; i += (int) blockDim.x) {
        few[i] = numbers[i];
    }
    return halved(few, count);
}

// Limits of probabilities in the loss; clipped: beyond them targets don't count in the gradient.
struct Clip {
    float low;
    float high;
    int clipped;

    __device__ inline float limited(float p) const {
        return p < low ? low : p > high ? high : p;
    }

    __device__ inline float counted(float p, float target) const {
        return clipped != 0 && (p < low || p > high) ? 0 : target;
    }
};

__device__ inline float weightOf(const float *weights, int c) {
    return weights == 0 ? 1 : weights[c];
}

// weights is 0 where all classes count alike. results: [2][images], of each image its loss and whether it is right.
extern "C" __global__ void loss(
        int images,
        int classes,
        float low,
        float high,
        int clipped,
        const float *weights,
        const float *logits,
        const float *targets,
        const int *step,
        Value *dlogits,
        float *figures,
        float *results,
        unsigned *tickets) {
    RowThreads threads(classes);
    Clip clip = {low, high, clipped};
    for (int first = (int) blockIdx.x * threads.rows; first < images; first += (int) gridDim.x * threads.rows) {
        int image = first + threads.row;
        bool exists = image < images;
        Long from = exists ? (Long) image * classes : 0;
        const float *x = logits + from;
        const float *t = targets + from;
        Softmax p(threads, x, classes, exists);
        float lost = 0;
        float counted = 0;
        if (exists) {
            for (int c = threads.lane; c < classes; c += threads.lanes) {
                float probability = p.of(x[c]);
                float target = weightOf(weights, c) * t[c];
                lost -= target * logf(clip.limited(probability));
                counted += clip.counted(probability, target);
            }
        }
        lost = threads.sum(lost);
        counted = threads.sum(counted);
        Highest target = threads.highest(t, classes, exists);
        if (exists) {
            float factor = clipped != 0 || weights != 0 ? counted : 1;
            for (int c = threads.lane; c < classes; c += threads.lanes) {
                float probability = p.of(x[c]);
                float share = clip.counted(probability, weightOf(weights, c) * t[c]);
                store(dlogits + from + c, (probability * factor - share) / images);
            }
            if (threads.lane == 0) {
                results[image] = lost;
                results[images + image] = target.at == p.highest ? 1 : 0;
            }
        }
    }
    if (!isLast(tickets, gridDim.x)) {
        return;
    }
    float losses = sumOf(results, images);
    float right = sumOf(results + images, images);
    float *row = figures + (step[INDEX] - 1) * FIGURES;
    if (threadIdx.x < FIGURES) {
        int place = (int) threadIdx.x;
        row[place] = place == LOSS ? losses : place == RIGHT ? right : 0;
    }
}
