// Normalisation of each image over groups of its channels, [images][pixels][channels]. A block has a group of an image; its
// numbers are summed in the order of werkbank.engine.operation.SumOrder, of so many partials as GroupShape says, at most 256.

// The structure of werkbank.engine.operation.GroupShape, and its partials.
struct Groups {
    int images;
    int pixels;
    int channels;
    int groups;
    int partials;

    __device__ inline int width() const {
        return channels / groups;
    }

    __device__ inline int size() const {
        return pixels * width();
    }

    __device__ inline int count() const {
        return images * groups;
    }

    // Calls body(place, channel) for the numbers that the thread has of a group of all images'.
    template <typename Body>
    __device__ inline void numbers(int group, Body body) const {
        int thread = (int) threadIdx.x;
        if (thread >= partials) {
            return;
        }
        Long image = (Long) (group / groups) * pixels * channels;
        int firstChannel = group % groups * width();
        int pixel = thread / width();
        int channel = thread % width();
        int pixelsOn = partials / width();
        int channelsOn = partials % width();
        while (pixel < pixels) {
            body(image + (Long) pixel * channels + firstChannel + channel, firstChannel + channel);
            pixel += pixelsOn;
            channel += channelsOn;
            if (channel >= width()) {
                channel -= width();
                pixel++;
            }
        }
    }
};

// The sum of what a block's threads have, those from partials on nothing; every thread gets it.
__device__ inline float sumOfBlock(int partials, float mine) {
    __shared__ float work[256];
    int thread = (int) threadIdx.x;
    work[thread] = mine;
    __syncthreads();
    for (int half = slotsOf(partials) / 2; half > 0; half /= 2) {
        if (thread < half && thread + half < partials) {
            work[thread] += work[thread + half];
        }
        __syncthreads();
    }
    float sum = work[0];
    __syncthreads();
    return sum;
}

// y may be x. saved: [2][images][groups], gets means and 1 / √(variance + ε).
extern "C" __global__ void groupNormalise(
        Groups shape, float epsilon, const Value *x, const float *gamma, const float *beta, float *saved, Value *y) {
    for (int group = (int) blockIdx.x; group < shape.count(); group += (int) gridDim.x) {
        float sum = 0;
        shape.numbers(group, [&](Long at, int) { sum += widened(x[at]); });
        float mean = sumOfBlock(shape.partials, sum) / shape.size();
        float squares = 0;
        shape.numbers(group, [&](Long at, int) {
            float d = widened(x[at]) - mean;
            squares += d * d;
        });
        float inverse = 1 / sqrtf(sumOfBlock(shape.partials, squares) / shape.size() + epsilon);
        if (threadIdx.x == 0) {
            saved[group] = mean;
            saved[shape.count() + group] = inverse;
        }
        shape.numbers(group, [&](Long at, int channel) {
            store(y + at, (widened(x[at]) - mean) * (gamma[channel] * inverse) + beta[channel]);
        });
    }
}

// The gradient of the numbers; dx may be dy.
extern "C" __global__ void groupNormaliseGradient(
        Groups shape, const Value *x, const float *gamma, const float *saved, const Value *dy, Value *dx) {
    for (int group = (int) blockIdx.x; group < shape.count(); group += (int) gridDim.x) {
        float mean = saved[group];
        float inverse = saved[shape.count() + group];
        float slopes = 0;
        float products = 0;
        shape.numbers(group, [&](Long at, int channel) {
            float slope = widened(dy[at]) * gamma[channel];
            slopes += slope;
            products += slope * (widened(x[at]) - mean);
        });
        float shift = sumOfBlock(shape.partials, slopes) / shape.size();
        float slope = sumOfBlock(shape.partials, products) * inverse * inverse / shape.size();
        shape.numbers(group, [&](Long at, int channel) {
            float own = widened(dy[at]) * gamma[channel] - shift - (widened(x[at]) - mean) * slope;
            store(dx + at, inverse * own);
        });
    }
}

// The statistics of the groups that N channels of an image are in.
template <int N>
struct Statistics {
    float mean[N];
    float inverse[N];

    __device__ inline Statistics(const Groups &shape, const float *saved, Long image, int channel) {
        const float *means = saved + image * shape.groups;
        if (shape.width() % N == 0) {
            int group = channel / shape.width();
#pragma unroll
            for (int n = 0; n < N; n++) {
                mean[n] = means[group];
                inverse[n] = means[shape.count() + group];
            }
        } else {
#pragma unroll
            for (int n = 0; n < N; n++) {
                int group = (channel + n) / shape.width();
                mean[n] = means[group];
                inverse[n] = means[shape.count() + group];
            }
        }
    }
};

template <int N>
__device__ inline void groupScaleGradients(
        const Groups &shape,
        int partials,
        const Value *x,
        const float *saved,
        const Value *dy,
        float *dgamma,
        float *dbeta,
        float *between,
        unsigned *tickets) {
    channelSums<N, 2, 2>(
            shape.images * shape.pixels,
            shape.channels,
            partials,
            between,
            tickets,
            [&](Long row, int channel, float(&in)[2][N]) {
                load(dy + row * shape.channels + channel, in[0]);
                load(x + row * shape.channels + channel, in[1]);
            },
            [&](Long row, int channel, float(&in)[2][N], float(&add)[2][N]) {
                Statistics<N> statistics(shape, saved, row / shape.pixels, channel);
#pragma unroll
                for (int n = 0; n < N; n++) {
                    add[0][n] = in[0][n];
                    add[1][n] = in[0][n] * ((in[1][n] - statistics.mean[n]) * statistics.inverse[n]);
                }
            },
            [=](int channel, float(&sum)[2]) {
                dbeta[channel] = sum[0];
                dgamma[channel] = sum[1];
            });
}

// The gradients of gamma and beta; partials, between and tickets as channelSums has them.
extern "C" __global__ void groupNormaliseSums(
        Groups shape,
        int partials,
        const Value *x,
        const float *saved,
        const Value *dy,
        float *dgamma,
        float *dbeta,
        float *between,
        unsigned *tickets) {
    if (shape.channels % Width<Value>::WIDE == 0 && aligned(x, dy)) {
        groupScaleGradients<Width<Value>::WIDE>(shape, partials, x, saved, dy, dgamma, dbeta, between, tickets);
    } else {
        groupScaleGradients<1>(shape, partials, x, saved, dy, dgamma, dbeta, between, tickets);
    }
}
