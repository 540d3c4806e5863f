package werkbank.engine;

/** The factor of dropout for one number, as engines that draw many at once are held against it. */
public final class NoiseFactor {
    private NoiseFactor() {}

    /**
     * Draws the factor of a number.
     *
     * @param layerSeed as {@link Draws#ofLayer} gives it
     * @param place as {@link Draws#bits} takes it
     */
    public static float of(DropoutNoise noise, long layerSeed, int place) {
        DropoutNoise.Numbers numbers = noise.numbers();
        boolean isNormal = numbers.threshold() == 0;
        if (isNormal) {
            return 1 + numbers.deviation() * normal(layerSeed, place);
        }
        return Draws.bits(layerSeed, place) >>> 1 < numbers.threshold() ? numbers.factor() : 0;
    }

    /** Draws the normal noise of a number. */
    static float normal(long layerSeed, int place) {
        return Draws.normal(Draws.bits(layerSeed, place), Draws.bits(Draws.ofSecond(layerSeed), place));
    }
}
