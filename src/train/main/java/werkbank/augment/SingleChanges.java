package werkbank.augment;

import java.util.LinkedHashMap;
import java.util.Map;
import werkbank.recipe.Augmentation;
import werkbank.recipe.AugmentationBuilder;

/** Takes an augmentation apart. */
final class SingleChanges {
    private final Augmentation all;
    private final Map<String, Augmentation> parts = new LinkedHashMap<>();

    private SingleChanges(Augmentation all) {
        this.all = all;
    }

    /** Each of its changes alone, by the name of its key, those that it has. */
    static Map<String, Augmentation> of(Augmentation all) {
        SingleChanges changes = new SingleChanges(all);
        changes.takeMoves();
        changes.takeValues();
        return changes.parts;
    }

    private void takeMoves() {
        add("crop-padding", none().cropPadding(all.cropPadding()));
        add("rotation", none().rotation(all.rotation()));
        add("shift", none().shift(all.shift()));
        add("shear", none().shear(all.shear()));
        add("zoom", none().zoom(all.zoom()).zoomTied(all.zoomTied()));
        add("flip-horizontal", none().flipHorizontal(all.flipHorizontal()));
        add("flip-vertical", none().flipVertical(all.flipVertical()));
        add("elastic", none().elastic(all.elastic()));
    }

    private void takeValues() {
        add("brightness", none().brightness(all.brightness()));
        add("contrast", none().contrast(all.contrast()));
        add("saturation", none().saturation(all.saturation()));
        add("hue", none().hue(all.hue()));
        add("grey", none().grey(all.grey()));
        add("blur", none().blur(all.blur()));
        add("erase", none().erase(all.erase()));
        add("cutout", none().cutout(all.cutout()));
        add("rand-augment", none().randAugment(all.randAugment()));
    }

    private AugmentationBuilder none() {
        return new AugmentationBuilder().fill(all.fill()).flipMode(all.flipMode());
    }

    private void add(String name, AugmentationBuilder only) {
        Augmentation part = only.build();
        if (!part.leavesImages()) {
            parts.put(name, part);
        }
    }
}
