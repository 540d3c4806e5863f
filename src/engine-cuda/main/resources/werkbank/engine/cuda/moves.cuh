// Where an image's pixels come from: werkbank.augment.PixelMover.

constexpr float SCALE = 1.0f / 255.0f;

// Noise in [−1, 1) at a place of a field, two numbers of 24 bits from each of 64.
__device__ inline float noiseAt(const SplitMix &random, int field, int pixels, int at) {
    Bits64 bits = random.bits((Bits64) field * ((pixels + 1) / 2) + at / 2);
    Bits64 half = at % 2 == 0 ? bits >> 40 : bits & 0xFFFFFF;
    return (float) half * 0x1.0p-23f - 1;
}

// The sum of a Gaussian's weights times numbers to both sides; beyond the image they are 0.
__device__ inline float smoothed(
        const Gaussian &gaussian, int weights, const float *numbers, int at, int place, int size, int step) {
    float sum = gaussian.at[0] * numbers[at];
    for (int k = 1; k < weights; k++) {
        float before = place >= k ? numbers[at - k * step] : 0;
        float after = place + k < size ? numbers[at + k * step] : 0;
        sum += gaussian.at[k] * (before + after);
    }
    return sum;
}

// Writes the displacements of both axes, smoothed down the columns; noise: a field's, for all threads of the block.
__device__ inline void elasticFields(
        const Changes &changes, const Gaussian &gaussian, Bits64 seed, float *noise, float *fields) {
    SplitMix random = {seed};
    int pixels = changes.height * changes.width;
    int weights = changes.weights < changes.height ? changes.weights : changes.height;
    for (int field = 0; field < 2; field++) {
        for (int i = (int) threadIdx.x; i < pixels; i += (int) blockDim.x) {
            noise[i] = noiseAt(random, field, pixels, i);
        }
        __syncthreads();
        for (int i = (int) threadIdx.x; i < pixels; i += (int) blockDim.x) {
            fields[field * pixels + i] =
                smoothed(gaussian, weights, noise, i, i / changes.width, changes.height, changes.width);
        }
        __syncthreads();
    }
}

// Mirrors what lies outside an image of this size at its edges, half a pixel beyond the outer pixels.
__device__ inline float reflected(float value, int size) {
    if (!(value < -0.5f || value > size - 0.5f)) {
        return value;
    }
    float beyond = fmodf(value + 0.5f, (float) (2 * size));
    float phase = beyond < 0 ? beyond + 2 * size : beyond;
    return (phase < size ? phase : 2 * size - phase) - 0.5f;
}

__device__ inline float within(float value, int last) {
    float limited = value < last ? value : last;
    return limited > 0 ? limited : 0;
}

// The place in an image that a pixel comes from, with the margin of 0 that it has where Fill says CONSTANT.
struct Origin {
    int top;
    int left;
    float down;
    float right;
    int margin;

    __device__ inline Origin(const Changes &changes, float row, float column) {
        margin = changes.fill == CONSTANT ? 1 : 0;
        if (changes.fill == REFLECT) {
            row = reflected(row, changes.height);
            column = reflected(column, changes.width);
        }
        row = within(row, changes.height - 1 + 2 * margin);
        column = within(column, changes.width - 1 + 2 * margin);
        top = (int) row;
        left = (int) column;
        down = row - top;
        right = column - left;
    }

    __device__ inline float at(const Changes &changes, const unsigned char *plane, int row, int column) const {
        row -= margin;
        column -= margin;
        bool inside = row >= 0 && row < changes.height && column >= 0 && column < changes.width;
        return inside ? (float) plane[row * changes.width + column] : 0;
    }

    __device__ inline float sample(const Changes &changes, const unsigned char *plane) const {
        float above = at(changes, plane, top, left) * (1 - right) + at(changes, plane, top, left + 1) * right;
        float below =
            at(changes, plane, top + 1, left) * (1 - right) + at(changes, plane, top + 1, left + 1) * right;
        return (above * (1 - down) + below * down) * SCALE;
    }
};

// Writes where each row begins in the input, rows and columns: [2][height].
__device__ inline void rowStarts(const Changes &changes, const double (&map)[6], float *starts) {
    int margin = changes.fill == CONSTANT ? 1 : 0;
    float centreRow = (changes.height - 1) / 2.0f;
    float centreColumn = (changes.width - 1) / 2.0f;
    for (int r = (int) threadIdx.x; r < changes.height; r += (int) blockDim.x) {
        float dr = r - centreRow;
        starts[r] = (float) (map[0] * dr + map[2] - map[1] * centreColumn + centreRow + margin);
        starts[changes.height + r] = (float) (map[3] * dr + map[5] - map[4] * centreColumn + centreColumn + margin);
    }
}
