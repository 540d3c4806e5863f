// Whole images channel by channel, [images][pixels][channels]: their means and largest numbers, and factors for them. A thread
// has N channels of an image, and goes through its pixels in their order, or it has them of one pixel.

template <int N>
__device__ inline void meanOfPixels(int images, int pixels, int channels, const Value *x, Value *y) {
    Tile<N> tile(channels);
    tile.rows(images, [&](Long image) {
        float sum[N] = {};
        for (int pixel = 0; pixel < pixels; pixel++) {
            float v[N];
            load(x + (image * pixels + pixel) * channels + tile.channel, v);
#pragma unroll
            for (int n = 0; n < N; n++) {
                sum[n] += v[n];
            }
        }
#pragma unroll
        for (int n = 0; n < N; n++) {
            sum[n] = sum[n] / pixels;
        }
        store(y + image * channels + tile.channel, sum);
    });
}

extern "C" __global__ void globalAverage(int images, int pixels, int channels, const Value *x, Value *y) {
    if (channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        meanOfPixels<Width<Value>::WIDE>(images, pixels, channels, x, y);
    } else {
        meanOfPixels<1>(images, pixels, channels, x, y);
    }
}

template <int N>
__device__ inline void spread(int images, int pixels, int channels, const Value *dy, Value *dx) {
    Tile<N> tile(channels);
    tile.rows(images * pixels, [&](Long row) {
        float d[N];
        load(dy + row / pixels * channels + tile.channel, d);
#pragma unroll
        for (int n = 0; n < N; n++) {
            d[n] = d[n] / pixels;
        }
        store(dx + row * channels + tile.channel, d);
    });
}

extern "C" __global__ void globalAverageGradient(int images, int pixels, int channels, const Value *dy, Value *dx) {
    if (channels % Width<Value>::WIDE == 0 && aligned(dy, dx)) {
        spread<Width<Value>::WIDE>(images, pixels, channels, dy, dx);
    } else {
        spread<1>(images, pixels, channels, dy, dx);
    }
}

// The largest numbers of N channels and their pixels, the first of equal ones; one that is no number is the largest.
template <int N>
__device__ inline void largestOfImage(int pixels, int channels, const Value *x, float (&best)[N], int (&place)[N]) {
    load(x, best);
#pragma unroll
    for (int n = 0; n < N; n++) {
        place[n] = 0;
    }
    for (int pixel = 1; pixel < pixels; pixel++) {
        float v[N];
        load(x + (Long) pixel * channels, v);
#pragma unroll
        for (int n = 0; n < N; n++) {
            if (v[n] > best[n] || v[n] != v[n]) {
                best[n] = v[n];
                place[n] = pixel;
            }
        }
    }
}

template <int N>
__device__ inline void largestOfPixels(int images, int pixels, int channels, const Value *x, Value *y) {
    Tile<N> tile(channels);
    tile.rows(images, [&](Long image) {
        float best[N];
        int place[N];
        largestOfImage(pixels, channels, x + image * pixels * channels + tile.channel, best, place);
        store(y + image * channels + tile.channel, best);
    });
}

extern "C" __global__ void globalMax(int images, int pixels, int channels, const Value *x, Value *y) {
    if (channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        largestOfPixels<Width<Value>::WIDE>(images, pixels, channels, x, y);
    } else {
        largestOfPixels<1>(images, pixels, channels, x, y);
    }
}

template <int N>
__device__ inline void gradientOfLargest(
        int images, int pixels, int channels, const Value *x, const Value *dy, Value *dx) {
    Tile<N> tile(channels);
    tile.rows(images, [&](Long image) {
        Long first = image * pixels * channels + tile.channel;
        float best[N];
        int place[N];
        float d[N];
        largestOfImage(pixels, channels, x + first, best, place);
        load(dy + image * channels + tile.channel, d);
        for (int pixel = 0; pixel < pixels; pixel++) {
            float g[N];
#pragma unroll
            for (int n = 0; n < N; n++) {
                g[n] = place[n] == pixel ? d[n] : 0.0f;
            }
            store(dx + first + (Long) pixel * channels, g);
        }
    });
}

extern "C" __global__ void globalMaxGradient(
        int images, int pixels, int channels, const Value *x, const Value *dy, Value *dx) {
    if (channels % Width<Value>::WIDE == 0 && aligned(x, dy, dx)) {
        gradientOfLargest<Width<Value>::WIDE>(images, pixels, channels, x, dy, dx);
    } else {
        gradientOfLargest<1>(images, pixels, channels, x, dy, dx);
    }
}

template <int N>
__device__ inline void scaled(int images, int pixels, int channels, const Value *x, const Value *factors, Value *y) {
    Tile<N> tile(channels);
    tile.rows(images * pixels, [&](Long row) {
        Long at = row * channels + tile.channel;
        float v[N];
        float f[N];
        load(x + at, v);
        load(factors + row / pixels * channels + tile.channel, f);
#pragma unroll
        for (int n = 0; n < N; n++) {
            v[n] = v[n] * f[n];
        }
        store(y + at, v);
    });
}

// y may be x.
extern "C" __global__ void scaleChannels(
        int images, int pixels, int channels, const Value *x, const Value *factors, Value *y) {
    if (channels % Width<Value>::WIDE == 0 && aligned(x, factors, y)) {
        scaled<Width<Value>::WIDE>(images, pixels, channels, x, factors, y);
    } else {
        scaled<1>(images, pixels, channels, x, factors, y);
    }
}

template <int N>
__device__ inline void gradientOfFactors(
        int images, int pixels, int channels, const Value *x, const Value *dy, Value *dfactors) {
    Tile<N> tile(channels);
    tile.rows(images, [&](Long image) {
        Long at = image * pixels * channels + tile.channel;
        float sum[N] = {};
        for (int pixel = 0; pixel < pixels; pixel++, at += channels) {
            float v[N];
            float d[N];
            load(x + at, v);
            load(dy + at, d);
#pragma unroll
            for (int n = 0; n < N; n++) {
                sum[n] += d[n] * v[n];
            }
        }
        store(dfactors + image * channels + tile.channel, sum);
    });
}

extern "C" __global__ void scaleChannelsGradient(
        int images, int pixels, int channels, const Value *x, const Value *dy, Value *dfactors) {
    if (channels % Width<Value>::WIDE == 0 && aligned(x, dy, dfactors)) {
        gradientOfFactors<Width<Value>::WIDE>(images, pixels, channels, x, dy, dfactors);
    } else {
        gradientOfFactors<1>(images, pixels, channels, x, dy, dfactors);
    }
}
