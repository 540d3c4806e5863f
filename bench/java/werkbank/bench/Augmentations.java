package werkbank.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import werkbank.augment.AugmentationTiming;
import werkbank.augment.AugmentationTiming.Change;
import werkbank.augment.AugmentationTiming.Speed;
import werkbank.file.Json;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Shape;
import werkbank.space.yaml.SpaceReader;

/**
 * Images that one core augments in a second: digits of 28 × 28 by the affine transform, each addition to it, and all at
 * once; photographs of 32 × 32 in colour by what is done to them.
 */
public final class Augmentations {
    private static final int SIDE = 28;
    private static final Shape COLOUR = new Shape(3, 32, 32);
    private static final String AFFINE = "rotation: 10, shift: 0.1, shear: 0.1, zoom: 0.1";
    /** What the affine transform is at least to reach, in images a second. */
    private static final int AIM = 40_000;

    /** What crop, flip and cutout of photographs are at least to reach together. */
    private static final int COLOUR_AIM = 10_000;

    private Augmentations() {}

    public static void main(String[] args) {
        boolean quick = Arrays.asList(args).contains("--quick");
        int rounds = quick ? 9 : 31;
        AugmentationTiming digits = new AugmentationTiming(Shape.grey(SIDE, SIDE));
        Map<String, Speed> speeds = digits.measure(changes(digits), rounds, quick ? 5_000 : 10_000);
        AugmentationTiming photographs = new AugmentationTiming(COLOUR);
        Map<String, Speed> ofColour = photographs.measure(colourChanges(photographs), rounds, quick ? 1_000 : 5_000);
        Map<String, Object> results = new LinkedHashMap<>();
        tell("28 x 28", "affine", speeds, results);
        tell("32 x 32 x 3", "cropFlipCutout", ofColour, results);
        results.put(
                "affineToPlain",
                speeds.get("affine").core() / speeds.get("plainAffine").core());
        results.put("affineAim", AIM);
        results.put("cropFlipCutoutAim", COLOUR_AIM);
        System.out.println(Json.write(results));
    }

    /** Tells speeds beside that of one of them, and keeps them. */
    private static void tell(String images, String one, Map<String, Speed> speeds, Map<String, Object> results) {
        double beside = speeds.get(one).core();
        System.err.printf("%-22s  %14s  %14s  x %s%n", images, "images/s core", "images/s wall", one);
        speeds.forEach((name, speed) -> {
            System.err.printf(
                    "%-22s  %14.0f  %14.0f  %9.2f%n", name, speed.core(), speed.wall(), beside / speed.core());
            results.put(
                    name,
                    Map.of(
                            "imagesPerSecondPerCore", Math.round(speed.core()),
                            "imagesPerSecondWall", Math.round(speed.wall())));
        });
    }

    private static Map<String, Change> colourChanges(AugmentationTiming timing) {
        String cropFlip = "crop-padding: 4, flip-horizontal: 0.5, fill: reflect";
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("cropFlip", cropFlip);
        keys.put("cropFlipCutout", cropFlip + ", cutout: 8");
        keys.put("cropFlipRotation", cropFlip + ", rotation: 10");
        keys.put("cropFlipJitter", cropFlip + ", brightness: 0.2, contrast: 0.2, saturation: 0.2");
        keys.put("cropFlipHue", cropFlip + ", hue: 0.1");
        keys.put("cropFlipBlur", cropFlip + ", blur: {probability: 1}");
        keys.put("cropFlipRandAugment", cropFlip + ", rand-augment: {operations: 2}");
        Map<String, Change> changes = new LinkedHashMap<>();
        keys.forEach((name, of) -> changes.put(name, timing.of(ranges(of))));
        return changes;
    }

    private static Map<String, Change> changes(AugmentationTiming timing) {
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("none", timing.of(ranges("")));
        changes.put("plainAffine", Augmentations::plainAffine);
        changes.put("affine", timing.of(ranges(AFFINE)));
        Map<String, String> additions = new LinkedHashMap<>();
        additions.put("affineFlips", "flip-horizontal: 0.5, flip-vertical: 0.5");
        additions.put("affineBrightness", "brightness: 0.2");
        additions.put("affineErase", "erase: {probability: 0.5}");
        additions.put("affineElastic", "elastic: {alpha: 34, sigma: 4}");
        additions.put("affineConstant", "fill: constant");
        additions.put("affineReflect", "fill: reflect");
        additions.put(
                "affineEverything",
                "flip-horizontal: 0.5, flip-vertical: 0.5, brightness: 0.2, erase: {probability: 0.5},"
                        + " elastic: {alpha: 34, sigma: 4}, fill: reflect");
        additions.forEach((name, keys) -> changes.put(name, timing.of(ranges(AFFINE + ", " + keys))));
        return changes;
    }

    /** The same in the shortest way, for comparison: a new generator for each image, every pixel clamped. */
    private static void plainAffine(byte[] source, int epoch, int row, float[] target) {
        SplittableRandom random = new SplittableRandom(31L * epoch + row);
        double theta = Math.toRadians(random.nextDouble(-10, 10));
        double down = random.nextDouble(-0.1, 0.1) * SIDE;
        double across = random.nextDouble(-0.1, 0.1) * SIDE;
        double shear = Math.toRadians(random.nextDouble(-0.1, 0.1));
        double zoomRows = random.nextDouble(0.9, 1.1);
        double zoomColumns = random.nextDouble(0.9, 1.1);
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        double a = cos * zoomRows;
        double b = (-cos * Math.sin(shear) - sin * Math.cos(shear)) * zoomColumns;
        double c = sin * zoomRows;
        double d = (-sin * Math.sin(shear) + cos * Math.cos(shear)) * zoomColumns;
        double middle = (SIDE - 1) / 2.0;
        for (int r = 0; r < SIDE; r++) {
            for (int s = 0; s < SIDE; s++) {
                double y = a * (r - middle) + b * (s - middle) + cos * down - sin * across + middle;
                double x = c * (r - middle) + d * (s - middle) + sin * down + cos * across + middle;
                target[r * SIDE + s] = (float) grey(source, clamped(y), clamped(x)) / 255;
            }
        }
    }

    private static double clamped(double place) {
        return Math.max(0, Math.min(place, SIDE - 1));
    }

    private static double grey(byte[] source, double y, double x) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, SIDE - 1);
        int right = Math.min(left + 1, SIDE - 1);
        double above = pixel(source, top, left) * (1 - x + left) + pixel(source, top, right) * (x - left);
        double below = pixel(source, bottom, left) * (1 - x + left) + pixel(source, bottom, right) * (x - left);
        return above * (1 - y + top) + below * (y - top);
    }

    private static int pixel(byte[] source, int row, int column) {
        return source[row * SIDE + column] & 0xFF;
    }

    private static Augmentation ranges(String keys) {
        String yaml = "name: a\ntrials: 1\nnetwork: [dense: 1]\ntraining: {epochs: 1}\naugmentation: {" + keys + "}";
        return new SpaceReader(Path.of(""))
                .read(yaml, "bench", Path.of(""))
                .recipe(Map.of())
                .augmentation();
    }
}
