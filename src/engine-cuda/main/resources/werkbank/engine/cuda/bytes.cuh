// RandAugment's changes of an image's bytes, [channels][height][width]: werkbank.augment.RandAugmenter with Tones, Blends and
// ByteWarp. All threads of a block work on an image together.

// In the order of werkbank.augment.RandAugmenter.
enum ByteChange {
    IDENTITY,
    STRETCH,
    EQUALIZE,
    ROTATE,
    SOLARIZE,
    COLOUR,
    POSTERIZE,
    CONTRAST,
    BRIGHTNESS,
    SHARPNESS,
    SHEAR_COLUMNS,
    SHEAR_ROWS,
    SHIFT_COLUMNS,
    SHIFT_ROWS,
    BYTE_CHANGES
};

constexpr int BRIGHTEST = 255;

// How strong the changes are, as werkbank.augment.RandStrength has it; shifts in pixels.
struct Strengths {
    double cosine;
    double sine;
    double shear;
    double shiftRows;
    double shiftColumns;
    double reach;
    double threshold;
};

__device__ inline int limitedLevel(int level) {
    return level < 0 ? 0 : level > BRIGHTEST ? BRIGHTEST : level;
}

// Writes another image, of which byte i is level(i).
template <typename Level>
__device__ inline void eachByte(const Changes &changes, unsigned char *to, Level level) {
    int values = changes.channels * changes.height * changes.width;
    for (int i = (int) threadIdx.x; i < values; i += (int) blockDim.x) {
        to[i] = (unsigned char) level(i);
    }
}

// What a level becomes when the least becomes 0 and the greatest 255.
__device__ inline int stretchedLevel(const unsigned *counts, int level) {
    int low = 0;
    while (counts[low] == 0) {
        low++;
    }
    int high = BRIGHTEST;
    while (counts[high] == 0) {
        high--;
    }
    int span = high - low;
    return span == 0 ? level : limitedLevel(((level - low) * BRIGHTEST + span / 2) / span);
}

// What a level becomes when each is to be about as frequent.
__device__ inline int equalizedLevel(const unsigned *counts, int pixels, int level) {
    int last = BRIGHTEST;
    while (counts[last] == 0) {
        last--;
    }
    int step = (pixels - (int) counts[last]) / BRIGHTEST;
    int below = step / 2;
    for (int i = 0; i < level; i++) {
        below += (int) counts[i];
    }
    return step == 0 ? level : limitedLevel(below / step);
}

// Changes each channel by a table of its own levels.
__device__ inline void tone(
        const Changes &changes, int change, const unsigned char *from, unsigned char *to, Scratch &scratch) {
    int plane = changes.height * changes.width;
    for (int first = 0; first < changes.channels * plane; first += plane) {
        for (int level = (int) threadIdx.x; level <= BRIGHTEST; level += (int) blockDim.x) {
            scratch.counts[level] = 0;
        }
        __syncthreads();
        for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
            atomicAdd(&scratch.counts[from[first + i]], 1u);
        }
        __syncthreads();
        for (int level = (int) threadIdx.x; level <= BRIGHTEST; level += (int) blockDim.x) {
            scratch.levels[level] = (unsigned char) (change == STRETCH
                ? stretchedLevel(scratch.counts, level)
                : equalizedLevel(scratch.counts, plane, level));
        }
        __syncthreads();
        for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
            to[first + i] = scratch.levels[from[first + i]];
        }
    }
}

// Moves a value away from one of an image that lacks something, or towards it.
__device__ inline int blended(int without, int value, double factor) {
    return limitedLevel((int) floor(without + (value - without) * factor + 0.5));
}

// The grey of a pixel in whole numbers; an image that is not in colour has none but its values.
__device__ inline int greyLevel(const Changes &changes, const unsigned char *image, int i) {
    int plane = changes.height * changes.width;
    if (changes.channels != COLOURS) {
        return image[i];
    }
    const unsigned char *pixel = image + i % plane;
    return (299 * pixel[0] + 587 * pixel[plane] + 114 * pixel[2 * plane] + 500) / 1000;
}

// The mean grey of an image.
__device__ inline int meanLevel(const Changes &changes, const unsigned char *image, Scratch &scratch) {
    int plane = changes.height * changes.width;
    int counted = changes.channels == COLOURS ? plane : changes.channels * plane;
    Bits64 own = 0;
    for (int i = (int) threadIdx.x; i < counted; i += (int) blockDim.x) {
        own += (Bits64) greyLevel(changes, image, i);
    }
    Long sum = (Long) sumOfAll(own, scratch.sum);
    return (int) ((sum + counted / 2) / counted);
}

// A value moved away from the mean of the pixel, which counts five times, and its eight neighbours, or towards it.
__device__ inline int sharpened(const Changes &changes, const unsigned char *image, int i, double factor) {
    int width = changes.width;
    int row = i % (changes.height * width) / width;
    int column = i % width;
    if (row == 0 || row == changes.height - 1 || column == 0 || column == width - 1) {
        return image[i];
    }
    int sum = 4 * image[i];
    for (int r = -width; r <= width; r += width) {
        sum += image[i + r - 1] + image[i + r] + image[i + r + 1];
    }
    return blended((sum + 6) / 13, image[i], factor);
}

// Changes each value as colour, contrast, brightness or sharpness have it.
__device__ inline void blend(
        const Changes &changes,
        int change,
        double factor,
        const unsigned char *from,
        unsigned char *to,
        Scratch &scratch) {
    if (change == SHARPNESS) {
        eachByte(changes, to, [&](int i) { return sharpened(changes, from, i, factor); });
    } else if (change == COLOUR) {
        eachByte(changes, to, [&](int i) { return blended(greyLevel(changes, from, i), from[i], factor); });
    } else {
        int without = change == CONTRAST ? meanLevel(changes, from, scratch) : 0;
        eachByte(changes, to, [&](int i) { return blended(without, from[i], factor); });
    }
}

// The nearest place along an axis that a coordinate has its value from; −1 for that of 0.
__device__ inline int nearest(const Changes &changes, double coordinate, int size) {
    int at = (int) floor(coordinate + 0.5);
    if (at >= 0 && at < size) {
        return at;
    }
    return changes.fill == CONSTANT ? -1 : changes.fill == REFLECT ? mirrored(at, size) : at < 0 ? 0 : size - 1;
}

// Turns, shears or shifts an image about its centre.
__device__ inline void warp(
        const Changes &changes,
        const Strengths &strengths,
        int change,
        int sign,
        const unsigned char *from,
        unsigned char *to) {
    double diagonal = change == ROTATE ? strengths.cosine : 1;
    double sine = change == ROTATE ? sign * strengths.sine : 0;
    double ofColumn = change == SHEAR_ROWS ? sign * strengths.shear : -sine;
    double ofRow = change == SHEAR_COLUMNS ? sign * strengths.shear : sine;
    double rows = change == SHIFT_ROWS ? sign * strengths.shiftRows : 0;
    double columns = change == SHIFT_COLUMNS ? sign * strengths.shiftColumns : 0;
    double middleRow = (changes.height - 1) / 2.0;
    double middleColumn = (changes.width - 1) / 2.0;
    int plane = changes.height * changes.width;
    for (int i = (int) threadIdx.x; i < plane; i += (int) blockDim.x) {
        double r = i / changes.width - middleRow;
        double c = i % changes.width - middleColumn;
        int row = nearest(changes, diagonal * r + ofColumn * c + rows + middleRow, changes.height);
        int column = nearest(changes, ofRow * r + diagonal * c + columns + middleColumn, changes.width);
        for (int channel = 0; channel < changes.channels; channel++) {
            int first = channel * plane;
            to[first + i] = row < 0 || column < 0 ? 0 : from[first + row * changes.width + column];
        }
    }
}

__device__ inline void changeBytes(
        const Changes &changes,
        const Strengths &strengths,
        int change,
        int sign,
        const unsigned char *from,
        unsigned char *to,
        Scratch &scratch) {
    switch (change) {
        case STRETCH:
        case EQUALIZE:
            tone(changes, change, from, to, scratch);
            break;
        case SOLARIZE:
            eachByte(changes, to, [&](int i) { return from[i] < strengths.threshold ? from[i] : BRIGHTEST - from[i]; });
            break;
        case POSTERIZE:
            eachByte(changes, to, [&](int i) { return from[i] & changes.mask; });
            break;
        case COLOUR:
        case CONTRAST:
        case BRIGHTNESS:
        case SHARPNESS:
            blend(changes, change, 1 + sign * strengths.reach, from, to, scratch);
            break;
        default:
            warp(changes, strengths, change, sign, from, to);
    }
}

// Makes some changes one after the other, each drawn anew, and returns where the image is then; bytes: [2][values].
__device__ inline const unsigned char *randAugment(
        const Changes &changes,
        const Strengths &strengths,
        Bits64 seed,
        const unsigned char *source,
        unsigned char *bytes,
        Scratch &scratch) {
    SplitMix random = {seed};
    const unsigned char *image = source;
    for (int i = 0; i < changes.operations; i++) {
        int change = (int) random.between((Bits64) (2 * i), 0, BYTE_CHANGES);
        int sign = random.uniform((Bits64) (2 * i + 1)) < 0.5 ? -1 : 1;
        if (change != IDENTITY) {
            unsigned char *to = image == bytes ? bytes + changes.channels * changes.height * changes.width : bytes;
            changeBytes(changes, strengths, change, sign, image, to, scratch);
            __syncthreads();
            image = to;
        }
    }
    return image;
}
