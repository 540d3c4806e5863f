// The numbers of a step, its targets, and images as they are.

// The places of a step's numbers, as werkbank.engine.operation.StepRow has them.
enum Step { INDEX = 0, FIRST = 1, SHARE = 9, STEP = 14 };

// Copies row step[INDEX] of the table to the step, and counts it. One block.
extern "C" __global__ void advance(const int *table, int *step) {
    int row = step[INDEX];
    int place = (int) threadIdx.x;
    __syncthreads();
    if (place < STEP) {
        step[place] = place == INDEX ? row + 1 : table[(Long) row * STEP + place];
    }
}

// Each target is mixed with the next image's as the images are.
extern "C" __global__ void targets(
        int images,
        int classes,
        float kept,
        float added,
        const int *labels,
        const int *order,
        const int *step,
        float *targets) {
    each<1>((Long) images * classes, false, [=](Long at, auto) {
        int image = (int) (at / classes);
        int c = (int) (at % classes);
        const int *rows = order + step[FIRST];
        float target = labels[rows[image]] == c ? 1 : 0;
        float share = __int_as_float(step[SHARE]);
        if (share != 0) {
            int next = image + 1 < images ? image + 1 : 0;
            target = (1 - share) * target + share * (labels[rows[next]] == c ? 1 : 0);
        }
        targets[at] = target * kept + added;
    });
}

// [images][channels][pixels] to [images][pixels][channels].
extern "C" __global__ void arrange(int images, int channels, int pixels, const float *x, Value *y) {
    each<1>((Long) images * pixels, false, [=](Long row, auto) {
        Long image = row / pixels;
        Long pixel = row % pixels;
        for (int c = 0; c < channels; c++) {
            store(y + row * channels + c, x[(image * channels + c) * pixels + pixel]);
        }
    });
}

// Images with a border of 0: [images][height][width][channels] to [images][outHeight][outWidth][channels].
struct Border {
    int images;
    int height;
    int width;
    int channels;
    int top;
    int left;
    int outHeight;
    int outWidth;
};

template <int N>
__device__ inline void bordered(const Border &border, const Value *x, Value *y) {
    Tile<N> tile(border.channels);
    tile.rows(border.images * border.outHeight * border.outWidth, [&](Long row) {
        int pixel = (int) row;
        int image = pixel / (border.outHeight * border.outWidth);
        int r = pixel / border.outWidth % border.outHeight - border.top;
        int c = pixel % border.outWidth - border.left;
        float v[N] = {};
        if (r >= 0 && r < border.height && c >= 0 && c < border.width) {
            load(x + (((Long) image * border.height + r) * border.width + c) * border.channels + tile.channel, v);
        }
        store(y + row * border.channels + tile.channel, v);
    });
}

extern "C" __global__ void pad(Border border, const Value *x, Value *y) {
    if (border.channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        bordered<Width<Value>::WIDE>(border, x, y);
    } else {
        bordered<1>(border, x, y);
    }
}

template <int N>
__device__ inline void inside(const Border &border, const Value *x, Value *y) {
    Tile<N> tile(border.channels);
    tile.rows(border.images * border.height * border.width, [&](Long row) {
        int pixel = (int) row;
        int image = pixel / (border.height * border.width);
        int r = pixel / border.width % border.height + border.top;
        int c = pixel % border.width + border.left;
        float v[N];
        load(x + (((Long) image * border.outHeight + r) * border.outWidth + c) * border.channels + tile.channel, v);
        store(y + row * border.channels + tile.channel, v);
    });
}

// Images without their border: [images][outHeight][outWidth][channels] to [images][height][width][channels].
extern "C" __global__ void unpad(Border border, const Value *x, Value *y) {
    if (border.channels % Width<Value>::WIDE == 0 && aligned(x, y)) {
        inside<Width<Value>::WIDE>(border, x, y);
    } else {
        inside<1>(border, x, y);
    }
}
