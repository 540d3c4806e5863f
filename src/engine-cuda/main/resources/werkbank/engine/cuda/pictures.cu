// A step's images, changed as werkbank.augment.Augmenter changes them.

// The places of a step's numbers, as werkbank.engine.operation.StepRow has them.
enum Step { FIRST = 1, PASS = 2 };

// The order of werkbank.recipe.Augmentation.Fill.
enum Fill { NEAREST, CONSTANT, REFLECT };

constexpr float SCALE = 1.0f / 255.0f;
// In radians.
constexpr double DEGREE = 0.017453292519943295;

// The numbers of java.util.SplittableRandom, any of them at once (Steele, Lea and Flood, 2014).
struct SplitMix {
    Bits64 seed;

    __device__ inline Bits64 bits(Bits64 number) const {
        Bits64 z = seed + (number + 1) * 0x9E3779B97F4A7C15ull;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return z ^ (z >> 31);
    }

    // Uniform in [0, 1).
    __device__ inline double uniform(Bits64 number) const {
        return (double) (bits(number) >> 11) * 0x1.0p-53;
    }

    __device__ inline double between(Bits64 number, double low, double high) const {
        return low + uniform(number) * (high - low);
    }

    // Uniform in [−range, range).
    __device__ inline double within(Bits64 number, double range) const {
        return (2 * uniform(number) - 1) * range;
    }
};

// The sizes of the images, and which changes they get.
struct Changes {
    int images;
    int channels;
    int height;
    int width;
    // Whether there are any, whether pixels change their place, whether they change their brightness.
    int any;
    int moves;
    int brightens;
    int fill;
    // Whether the vertical scale holds for both axes.
    int tied;
    // Weights of the Gaussian of elastic distortion, at distance 0, 1, …; 0 for none.
    int weights;
    int erases;
    // Whether erased rectangles are noise.
    int noise;
};

// Ranges, as werkbank.recipe.Augmentation has them: angles in degrees, shifts in shares.
struct Ranges {
    double rotation;
    double shiftRows;
    double shiftColumns;
    double shear;
    double zoomRows;
    double zoomColumns;
    double flipHorizontal;
    double flipVertical;
    double brightness;
    double alpha;
    double erase;
    double minArea;
    double area;
    double aspect;
};

// The weights of the Gaussian, as many as Changes says.
struct Gaussian {
    float at[304];
};

// What an image draws.
struct Drawn {
    // From output to input coordinates about the centre, (row, column): [a b tx; c d ty].
    double map[6];
    float brightness;
    Bits64 elasticSeed;
    Bits64 eraseSeed;
    // The erased rectangle; no rows where there is none.
    int top;
    int left;
    int rows;
    int columns;
    // How many draws its place took; its noise comes after them.
    int draws;
};

// Rotation · translation · shear · zoom, multiplied out, then flips.
__device__ inline void drawMap(const SplitMix &random, const Changes &changes, const Ranges &ranges, double (&map)[6]) {
    double theta = random.within(0, ranges.rotation) * DEGREE;
    double shiftRows = random.within(1, ranges.shiftRows) * changes.height;
    double shiftColumns = random.within(2, ranges.shiftColumns) * changes.width;
    double shear = random.within(3, ranges.shear) * DEGREE;
    double zoomRows = 1 + random.within(4, ranges.zoomRows);
    double zoomColumns = changes.tied != 0 ? zoomRows : 1 + random.within(5, ranges.zoomColumns);
    double cosine = cos(theta);
    double sine = sin(theta);
    double cosineOfShear = cos(shear);
    double sineOfShear = sin(shear);
    map[0] = cosine * zoomRows;
    map[1] = (-cosine * sineOfShear - sine * cosineOfShear) * zoomColumns;
    map[2] = cosine * shiftRows - sine * shiftColumns;
    map[3] = sine * zoomRows;
    map[4] = (-sine * sineOfShear + cosine * cosineOfShear) * zoomColumns;
    map[5] = sine * shiftRows + cosine * shiftColumns;
    if (random.uniform(6) < ranges.flipHorizontal) {
        map[1] = -map[1];
        map[4] = -map[4];
    }
    if (random.uniform(7) < ranges.flipVertical) {
        map[0] = -map[0];
        map[3] = -map[3];
    }
}

// A side in pixels, rounded as Java does.
__device__ inline int pixelsOf(double side) {
    double whole = floor(side);
    double rounded = side - whole >= 0.5 ? whole + 1 : whole;
    return rounded < 1 ? 1 : rounded > 2147483647.0 ? 2147483647 : (int) rounded;
}

// The place is drawn among those where the rectangle fits; one that is longer than the image is drawn again, 20 times at
// most, then becomes as long as the image.
__device__ inline void drawRectangle(const Changes &changes, const Ranges &ranges, Drawn &drawn) {
    SplitMix random = {drawn.eraseSeed};
    drawn.rows = 0;
    if (random.uniform(0) >= ranges.erase) {
        return;
    }
    int draws = 1;
    double rows = 0;
    double columns = 0;
    bool fits = false;
    for (int attempt = 0; attempt < 20 && !fits; attempt++) {
        double area = random.between(draws, ranges.minArea, ranges.area) * changes.height * changes.width;
        double aspect = random.between(draws + 1, ranges.aspect, 1 / ranges.aspect);
        draws += 2;
        rows = sqrt(area * aspect);
        columns = sqrt(area / aspect);
        fits = pixelsOf(rows) <= changes.height && pixelsOf(columns) <= changes.width;
    }
    if (!fits) {
        double area = rows * columns;
        if (pixelsOf(rows) > changes.height) {
            rows = changes.height;
            columns = area / changes.height;
        } else {
            rows = area / changes.width;
            columns = changes.width;
        }
    }
    drawn.rows = pixelsOf(rows);
    drawn.columns = pixelsOf(columns);
    drawn.top = (int) random.between(draws, 0, changes.height - drawn.rows + 1.0);
    drawn.left = (int) random.between(draws + 1, 0, changes.width - drawn.columns + 1.0);
    drawn.draws = draws + 2;
}

// Every image takes the same draws in the same order, whichever ranges are 0.
__device__ inline void draw(
        Bits64 seed, int pass, int row, const Changes &changes, const Ranges &ranges, Drawn &drawn) {
    SplitMix random = {
        seed + 0x9E3779B97F4A7C15ull * (Bits64) (Long) pass + 0xD1B54A32D192ED03ull * (Bits64) (Long) row};
    drawn.rows = 0;
    if (changes.moves != 0) {
        drawMap(random, changes, ranges, drawn.map);
    }
    drawn.brightness = (float) (1 + random.within(8, ranges.brightness));
    drawn.elasticSeed = random.bits(9);
    drawn.eraseSeed = random.bits(10);
    if (changes.erases != 0) {
        drawRectangle(changes, ranges, drawn);
    }
}

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

// Writes an image scaled to [0, 1], its pixels moved by starts and fields, brightened and erased as drawn.
__device__ inline void paint(
        const Changes &changes,
        const Ranges &ranges,
        const Gaussian &gaussian,
        const Drawn &drawn,
        const float *starts,
        const float *fields,
        const unsigned char *image,
        Value *y) {
    int pixels = changes.height * changes.width;
    int weights = changes.weights < changes.width ? changes.weights : changes.width;
    float alpha = (float) ranges.alpha;
    SplitMix erasing = {drawn.eraseSeed};
    for (int i = (int) threadIdx.x; i < pixels; i += (int) blockDim.x) {
        int r = i / changes.width;
        int c = i % changes.width;
        float row = 0;
        float column = 0;
        if (changes.moves != 0) {
            row = starts[r] + (float) drawn.map[1] * c;
            column = starts[changes.height + r] + (float) drawn.map[4] * c;
        }
        if (changes.weights > 0) {
            row += alpha * smoothed(gaussian, weights, fields, i, c, changes.width, 1);
            column += alpha * smoothed(gaussian, weights, fields + pixels, i, c, changes.width, 1);
        }
        Origin origin(changes, row, column);
        bool erased = r >= drawn.top && r < drawn.top + drawn.rows && c >= drawn.left && c < drawn.left + drawn.columns;
        int place = (r - drawn.top) * drawn.columns + c - drawn.left;
        for (int channel = 0; channel < changes.channels; channel++) {
            const unsigned char *plane = image + (Long) channel * pixels;
            float value = changes.moves != 0 ? origin.sample(changes, plane) : plane[i] * SCALE;
            if (changes.brightens != 0) {
                value = value * drawn.brightness;
                value = value > 1 ? 1 : value;
            }
            if (erased) {
                int number = drawn.draws + channel * drawn.rows * drawn.columns + place;
                value = changes.noise != 0 ? (float) erasing.uniform((Bits64) number) : 0;
            }
            store(y + (Long) i * changes.channels + channel, value);
        }
    }
}

// Writes the step's images. A block takes an image at a time. Its row starts and elastic fields, [2 height + 3 pixels], lie
// in shared memory, or in work where they are too large for it.
extern "C" __global__ void pictures(
        Changes changes,
        Ranges ranges,
        Gaussian gaussian,
        Bits64 seed,
        const unsigned char *pixels,
        const int *order,
        const int *step,
        Value *y,
        float *work) {
    DYNAMIC_SHARED(float, shared);
    __shared__ Drawn drawn;
    int plane = changes.height * changes.width;
    int image = changes.channels * plane;
    float *starts = work == 0 ? shared : work + (Long) blockIdx.x * (2 * changes.height + 3 * (Long) plane);
    float *noise = starts + 2 * changes.height;
    float *fields = noise + plane;
    for (int i = (int) blockIdx.x; i < changes.images; i += (int) gridDim.x) {
        int row = order[step[FIRST] + i];
        __syncthreads();
        if (threadIdx.x == 0) {
            drawn.rows = 0;
            if (changes.any != 0) {
                draw(seed, step[PASS], row, changes, ranges, drawn);
            }
        }
        __syncthreads();
        if (changes.moves != 0) {
            rowStarts(changes, drawn.map, starts);
        }
        if (changes.weights > 0) {
            elasticFields(changes, gaussian, drawn.elasticSeed, noise, fields);
        }
        __syncthreads();
        paint(changes, ranges, gaussian, drawn, starts, fields, pixels + (Long) row * image, y + (Long) i * image);
    }
}
