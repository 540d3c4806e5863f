// A step's images, changed as werkbank.augment.Augmenter changes them.

// The places of a step's numbers, as werkbank.engine.operation.StepRow has them.
enum Step { FIRST = 1, PASS = 2, SHARE = 9, TOP = 10, LEFT = 11, ROWS = 12, COLUMNS = 13 };

// Where finished images go: to y, or as numbers of 32 bits to where they are mixed afterwards.
struct Target {
    Value *y;
    float *finished;

    __device__ inline void put(Long at, float value) const {
        if (finished != 0) {
            finished[at] = value;
        } else {
            store(y + at, value);
        }
    }
};

// What is left of a value in an image that rectangles may hide.
__device__ inline float uncovered(
        const Changes &changes, const Drawn &drawn, int channel, int r, int c, float value) {
    int row = r - drawn.cutTop;
    int column = c - drawn.cutLeft;
    if (row >= 0 && row < changes.cutout && column >= 0 && column < changes.cutout) {
        return 0;
    }
    row = r - drawn.top;
    column = c - drawn.left;
    if (row < 0 || row >= drawn.rows || column < 0 || column >= drawn.columns) {
        return value;
    }
    SplitMix noise = {drawn.eraseSeed};
    int number = drawn.draws + (channel * drawn.rows + row) * drawn.columns + column;
    return changes.noise != 0 ? (float) noise.uniform((Bits64) number) : 0;
}

// Whether an image's values change together with others, so that they have to lie side by side before they are finished.
__device__ inline bool isDeveloped(const Changes &changes, const Drawn &drawn) {
    return changes.contrasts != 0 || changes.saturates != 0 || changes.turns != 0 || drawn.isGrey || drawn.sigma > 0;
}

// Where a block keeps what it needs of an image; InputKernels knows how much that is.
struct Room {
    // Where rows begin in the input: [2][height].
    float *starts;
    // Noise of elastic distortion, [pixels], and its fields, [2][pixels].
    float *noise;
    float *fields;
    // RandAugment's two images of bytes, [2][values].
    unsigned char *bytes;
    // Values that change together, [channels][pixels], and a smoothed channel, [pixels].
    float *image;
    float *smoothed;

    __device__ inline Room(const Changes &changes, float *at) {
        int plane = changes.height * changes.width;
        Long values = (Long) changes.channels * plane;
        starts = at;
        noise = starts + 2 * changes.height;
        fields = noise + plane;
        image = changes.weights > 0 ? fields + 2 * plane : noise;
        bytes = (unsigned char *) image;
        image += changes.operations > 0 ? (values + 1) / 2 : 0;
        smoothed = image + values;
    }
};

// Writes an image scaled to [0, 1], its pixels moved by starts and fields, and brightened: to the room if it is to be
// developed, else as it is when rectangles have hidden it.
__device__ inline void paint(
        const Changes &changes,
        const Ranges &ranges,
        const Gaussian &gaussian,
        const Drawn &drawn,
        const Room &room,
        const unsigned char *source,
        const Target &target,
        Long at) {
    int pixels = changes.height * changes.width;
    int weights = changes.weights < changes.width ? changes.weights : changes.width;
    float alpha = (float) ranges.alpha;
    bool developed = isDeveloped(changes, drawn);
    for (int i = (int) threadIdx.x; i < pixels; i += (int) blockDim.x) {
        int r = i / changes.width;
        int c = i % changes.width;
        float row = 0;
        float column = 0;
        if (changes.moves != 0) {
            row = room.starts[r] + (float) drawn.map[1] * c;
            column = room.starts[changes.height + r] + (float) drawn.map[4] * c;
        }
        if (changes.weights > 0) {
            row += alpha * smoothed(gaussian, weights, room.fields, i, c, changes.width, 1);
            column += alpha * smoothed(gaussian, weights, room.fields + pixels, i, c, changes.width, 1);
        }
        Origin origin(changes, row, column);
        for (int channel = 0; channel < changes.channels; channel++) {
            const unsigned char *plane = source + (Long) channel * pixels;
            float value = changes.moves != 0 ? origin.sample(changes, plane) : plane[i] * SCALE;
            if (changes.brightens != 0) {
                value = value * drawn.brightness;
                value = value > 1 ? 1 : value;
            }
            if (developed) {
                room.image[channel * pixels + i] = value;
            } else {
                value = uncovered(changes, drawn, channel, r, c, value);
                target.put(at + (Long) i * changes.channels + channel, value);
            }
        }
    }
}

// Writes a developed image, with what rectangles hide.
__device__ inline void finish(
        const Changes &changes, const Drawn &drawn, const float *image, const Target &target, Long at) {
    int pixels = changes.height * changes.width;
    for (int i = (int) threadIdx.x; i < changes.channels * pixels; i += (int) blockDim.x) {
        int channel = i % changes.channels;
        int pixel = i / changes.channels;
        float value = image[channel * pixels + pixel];
        value = uncovered(changes, drawn, channel, pixel / changes.width, pixel % changes.width, value);
        target.put(at + i, value);
    }
}

// Writes the step's images, to y or, where they are mixed afterwards, to finished. A block takes an image at a time. Its
// Room lies in shared memory, or in work, so many floats a block, where it is too large for it.
extern "C" __global__ void pictures(
        Changes changes,
        Ranges ranges,
        Gaussian gaussian,
        Strengths strengths,
        Bits64 seed,
        const unsigned char *pixels,
        const int *order,
        const int *step,
        Value *y,
        float *finished,
        int floats,
        float *work) {
    DYNAMIC_SHARED(float, shared);
    __shared__ Drawn drawn;
    __shared__ Scratch scratch;
    int image = changes.channels * changes.height * changes.width;
    Target target = {y, finished};
    Room room(changes, work == 0 ? shared : work + (Long) blockIdx.x * floats);
    for (int i = (int) blockIdx.x; i < changes.images; i += (int) gridDim.x) {
        int row = order[step[FIRST] + i];
        __syncthreads();
        if (threadIdx.x == 0) {
            drawn.rows = 0;
            drawn.isGrey = false;
            drawn.sigma = 0;
            if (changes.any != 0) {
                draw(seed, step[PASS], row, changes, ranges, drawn);
            }
        }
        __syncthreads();
        const unsigned char *source = randAugment(
            changes, strengths, drawn.randAugmentSeed, pixels + (Long) row * image, room.bytes, scratch);
        if (changes.moves != 0) {
            rowStarts(changes, drawn.map, room.starts);
        }
        if (changes.weights > 0) {
            elasticFields(changes, gaussian, drawn.elasticSeed, room.noise, room.fields);
        }
        __syncthreads();
        paint(changes, ranges, gaussian, drawn, room, source, target, (Long) i * image);
        if (isDeveloped(changes, drawn)) {
            __syncthreads();
            develop(changes, drawn, room.image, room.smoothed, scratch);
            finish(changes, drawn, room.image, target, (Long) i * image);
        }
    }
}

// Mixes each image with the next one, the last with the first, as the step says: the values added, or a rectangle taken from
// the next one. finished and y: [images][height][width][channels].
extern "C" __global__ void mixPictures(
        int images, int height, int width, int channels, const int *step, const float *finished, Value *y) {
    float share = __int_as_float(step[SHARE]);
    int image = height * width * channels;
    Long all = (Long) images * image;
    each<1>(all, false, [=](Long at, auto) {
        float own = finished[at];
        if (share != 0) {
            float next = finished[at + image < all ? at + image : at + image - all];
            int pixel = (int) (at % image) / channels;
            int row = pixel / width - step[TOP];
            int column = pixel % width - step[LEFT];
            bool within = row >= 0 && row < step[ROWS] && column >= 0 && column < step[COLUMNS];
            own = step[ROWS] == 0 ? (1 - share) * own + share * next : within ? next : own;
        }
        store(y + at, own);
    });
}
