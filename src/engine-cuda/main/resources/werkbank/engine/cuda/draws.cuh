// What the images of a batch draw, as werkbank.augment.Drawn draws it.

// The order of werkbank.recipe.Augmentation.Fill.
enum Fill { NEAREST, CONSTANT, REFLECT };

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
    // Whether flips take turns over the passes.
    int alternates;
    // Pixels that a crop moves the image by at most.
    int padding;
    // The side of the square that is cut out, in pixels; 0 for none.
    int cutout;
    // Whether contrast, saturation and hue change; images of other than three channels have no saturation and no hue.
    int contrasts;
    int saturates;
    int turns;
    // How many changes RandAugment makes, and the bits that posterising keeps.
    int operations;
    int mask;
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
    double contrast;
    double saturation;
    double hue;
    double grey;
    double blur;
    double minSigma;
    double sigma;
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
    // Where the square begins that is cut out; it may lie outside in part.
    int cutTop;
    int cutLeft;
    float contrast;
    float saturation;
    // In whole turns.
    float hue;
    bool isGrey;
    // Of the Gaussian that the image is blurred by; 0 for none.
    double sigma;
    Bits64 randAugmentSeed;
};

// The numbers of an image in a pass.
__device__ inline SplitMix numbersOf(Bits64 seed, int pass, int row) {
    SplitMix first = {seed + 0x9E3779B97F4A7C15ull * (Bits64) (Long) pass + 0xD1B54A32D192ED03ull * (Bits64) (Long) row};
    return {first.bits(0)};
}

// Further ones, for the changes from the crop on.
__device__ inline SplitMix furtherOf(const SplitMix &random) {
    return {random.bits(11) ^ 0x6A09E667F3BCC909ull};
}

// Rotation · translation · shear · zoom, multiplied out.
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
}

// Whether the sum of a share over the passes goes beyond a whole number in this one.
__device__ inline bool takesItsTurn(double share, int pass, double phase) {
    return floor(pass * share + phase) > floor((pass - 1) * share + phase);
}

// Changes the map as if its output were mirrored afterwards.
__device__ inline void flip(bool horizontally, bool vertically, double (&map)[6]) {
    if (horizontally) {
        map[1] = -map[1];
        map[4] = -map[4];
    }
    if (vertically) {
        map[0] = -map[0];
        map[3] = -map[3];
    }
}

// A whole number of pixels, each from −padding to padding as likely.
__device__ inline int offsetWithin(int padding, const SplitMix &random, Bits64 number) {
    return (int) random.between(number, 0, 2.0 * padding + 1) - padding;
}

// The map of an image: the affine one, then flips, then the crop's offset.
__device__ inline void drawPlace(
        Bits64 seed, int pass, int row, const Changes &changes, const Ranges &ranges, double (&map)[6]) {
    SplitMix random = numbersOf(seed, pass, row);
    SplitMix further = furtherOf(random);
    drawMap(random, changes, ranges, map);
    if (changes.alternates != 0) {
        SplitMix phases = furtherOf(numbersOf(seed, 0, row));
        flip(takesItsTurn(ranges.flipHorizontal, pass, phases.uniform(0)),
            takesItsTurn(ranges.flipVertical, pass, phases.uniform(1)),
            map);
    } else {
        flip(random.uniform(6) < ranges.flipHorizontal, random.uniform(7) < ranges.flipVertical, map);
    }
    map[2] += offsetWithin(changes.padding, further, 0);
    map[5] += offsetWithin(changes.padding, further, 1);
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
    SplitMix random = numbersOf(seed, pass, row);
    SplitMix further = furtherOf(random);
    if (changes.moves != 0) {
        drawPlace(seed, pass, row, changes, ranges, drawn.map);
    }
    drawn.brightness = (float) (1 + random.within(8, ranges.brightness));
    drawn.elasticSeed = random.bits(9);
    drawn.eraseSeed = random.bits(10);
    drawn.cutTop = (int) further.between(8, 0, changes.height) - changes.cutout / 2;
    drawn.cutLeft = (int) further.between(9, 0, changes.width) - changes.cutout / 2;
    drawn.contrast = (float) (1 + further.within(2, ranges.contrast));
    drawn.saturation = (float) (1 + further.within(3, ranges.saturation));
    drawn.hue = (float) further.within(4, ranges.hue);
    drawn.isGrey = further.uniform(5) < ranges.grey;
    drawn.sigma = further.uniform(6) < ranges.blur ? further.between(7, ranges.minSigma, ranges.sigma) : 0;
    drawn.randAugmentSeed = further.bits(10);
    if (changes.erases != 0) {
        drawRectangle(changes, ranges, drawn);
    }
}
