package werkbank.recipe;

/** Augmentations for tests. */
public final class Augmentations {
    private Augmentations() {}

    /** Rotation, shift, shear and zoom alone, the same range on both axes. */
    public static Augmentation affine(double rotation, double shift, double shear, double zoom) {
        return new AugmentationBuilder()
                .rotation(rotation)
                .shift(new Augmentation.Axes(shift, shift))
                .shear(shear)
                .zoom(new Augmentation.Axes(zoom, zoom))
                .build();
    }
}
