// Changes of all of an image's values: werkbank.augment.ColourJitter and GaussianBlur. An image is [channels][height][width]
// here, and all threads of a block work on it together.

constexpr int COLOURS = 3;
// Shares of red, green and blue in a pixel's grey.
constexpr float RED = 0.299f;
constexpr float GREEN = 0.587f;
constexpr float BLUE = 0.114f;
// Greys are added in whole numbers of this many parts of 1, so that the sum doesn't depend on their order.
constexpr float PARTS = 65536;

// What the threads of a block share of sums, of a blur's weights, and of how often levels occur and what they become.
struct Scratch {
    Bits64 sum;
    double total;
    double shares[304];
    float weights[304];
    unsigned counts[256];
    unsigned char levels[256];
};

__device__ inline float limited(float value) {
    float most = value < 1 ? value : 1;
    return most > 0 ? most : 0;
}

// The sum of a number of each thread, for all of them.
__device__ inline Bits64 sumOfAll(Bits64 own, Bits64 &sum) {
    __syncthreads();
    if (threadIdx.x == 0) {
        sum = 0;
    }
    __syncthreads();
    atomicAdd(&sum, own);
    __syncthreads();
    return sum;
}

__device__ inline float greyOf(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
}

// Moves values away from the mean grey of the image, or towards it.
__device__ inline void spread(const Changes &changes, float factor, float *image, Scratch &scratch) {
    int plane = changes.height * changes.width;
    int counted = changes.channels == COLOURS ? plane : changes.channels * plane;
    Bits64 own = 0;
    for (int i = (int) threadIdx.x; i < counted; i += (int) blockDim.x) {
        float grey = changes.channels == COLOURS ? greyOf(image[i], image[i + plane], image[i + 2 * plane]) : image[i];
        own += (Bits64) (Long) (grey * PARTS + 0.5f);
    }
    Bits64 sum = sumOfAll(own, scratch.sum);
    float mean = (float) ((double) (Long) sum / ((double) counted * PARTS));
    for (int i = (int) threadIdx.x; i < changes.channels * plane; i += (int) blockDim.x) {
        image[i] = limited(mean + (image[i] - mean) * factor);
    }
    __syncthreads();
}

// Moves a pixel away from its grey, or towards it.
__device__ inline void saturate(float factor, float (&pixel)[COLOURS]) {
    float grey = greyOf(pixel[0], pixel[1], pixel[2]);
    for (int i = 0; i < COLOURS; i++) {
        pixel[i] = limited(grey + (pixel[i] - grey) * factor);
    }
}

// The hue in sixths of a turn, −1 to 5, with red at 0, green at 2 and blue at 4.
__device__ inline float sixths(const float (&pixel)[COLOURS], float most, float span) {
    if (most == pixel[0]) {
        return (pixel[1] - pixel[2]) / span;
    }
    return most == pixel[1] ? (pixel[2] - pixel[0]) / span + 2 : (pixel[0] - pixel[1]) / span + 4;
}

// The share of the span that a colour lacks of the most, 0 to 1.
__device__ inline float missing(float sixths) {
    float place = sixths - 6 * floorf(sixths / 6);
    return limited(place < 4 - place ? place : 4 - place);
}

// Turns the hue as hue, saturation and value have it, and keeps the other two.
__device__ inline void turn(float turns, float (&pixel)[COLOURS]) {
    float higher = pixel[1] > pixel[2] ? pixel[1] : pixel[2];
    float lower = pixel[1] < pixel[2] ? pixel[1] : pixel[2];
    float most = pixel[0] > higher ? pixel[0] : higher;
    float span = most - (pixel[0] < lower ? pixel[0] : lower);
    if (span > 0) {
        float place = sixths(pixel, most, span) + 6 * turns;
        pixel[0] = most - span * missing(place + 5);
        pixel[1] = most - span * missing(place + 3);
        pixel[2] = most - span * missing(place + 1);
    }
}

// Saturation, hue and grey of images with three channels.
__device__ inline void recolour(const Changes &changes, const Drawn &drawn, float *image) {
    int plane = changes.height * changes.width;
    for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
        float pixel[COLOURS] = {image[i], image[i + plane], image[i + 2 * plane]};
        if (changes.saturates != 0) {
            saturate(drawn.saturation, pixel);
        }
        if (changes.turns != 0) {
            turn(drawn.hue, pixel);
        }
        if (drawn.isGrey) {
            saturate(0, pixel);
        }
        for (int channel = 0; channel < COLOURS; channel++) {
            image[i + channel * plane] = pixel[channel];
        }
    }
    __syncthreads();
}

// Writes a Gaussian's weights at distance 0, 1, …, as werkbank.augment.ElasticField.kernel has them, and returns how many.
__device__ inline int weightsOf(double sigma, Scratch &scratch) {
    int count = (int) ceil(3 * sigma) + 1;
    for (int k = (int) threadIdx.x; k < count; k += (int) blockDim.x) {
        scratch.shares[k] = exp(-k * k / (2 * sigma * sigma));
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        scratch.total = 0;
        for (int k = 0; k < count; k++) {
            scratch.total += k == 0 ? scratch.shares[k] : 2 * scratch.shares[k];
        }
    }
    __syncthreads();
    for (int k = (int) threadIdx.x; k < count; k += (int) blockDim.x) {
        scratch.weights[k] = (float) (scratch.shares[k] / scratch.total);
    }
    __syncthreads();
    return count;
}

// The place in an image that is mirrored at its edges: d c b a | a b c d | d c b a.
__device__ inline int mirrored(int at, int size) {
    int rest = at % (2 * size);
    int phase = rest < 0 ? rest + 2 * size : rest;
    return phase < size ? phase : 2 * size - 1 - phase;
}

// The sum of weights times values to both sides, along an axis whose neighbours are so far apart.
__device__ inline float blurred(
        const Scratch &scratch, int weights, const float *values, int at, int place, int size, int step) {
    const float *line = values + at - place * step;
    float sum = scratch.weights[0] * values[at];
    for (int k = 1; k < weights; k++) {
        float before = line[mirrored(place - k, size) * step];
        float after = line[mirrored(place + k, size) * step];
        sum += scratch.weights[k] * (before + after);
    }
    return sum;
}

// Blurs each channel, down its columns, then across; smoothed: [pixels].
__device__ inline void blur(
        const Changes &changes, double sigma, float *image, float *smoothed, Scratch &scratch) {
    int plane = changes.height * changes.width;
    int weights = weightsOf(sigma, scratch);
    for (int channel = 0; channel < changes.channels; channel++) {
        float *values = image + channel * plane;
        for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
            smoothed[i] =
                blurred(scratch, weights, values, i, i / changes.width, changes.height, changes.width);
        }
        __syncthreads();
        for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
            values[i] = blurred(scratch, weights, smoothed, i, i % changes.width, changes.width, 1);
        }
        __syncthreads();
    }
}

// Contrast, saturation, hue, grey and blur of a whole image, as drawn.
__device__ inline void develop(
        const Changes &changes, const Drawn &drawn, float *image, float *smoothed, Scratch &scratch) {
    if (changes.contrasts != 0) {
        spread(changes, drawn.contrast, image, scratch);
    }
    if (changes.channels == COLOURS && (changes.saturates != 0 || changes.turns != 0 || drawn.isGrey)) {
        recolour(changes, drawn, image);
    }
    if (drawn.sigma > 0) {
        blur(changes, drawn.sigma, image, smoothed, scratch);
    }
}
