package werkbank.dataset.listed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import werkbank.Counted;
import werkbank.dataset.ClassNames;
import werkbank.dataset.NaturalName;

/** Warns of classes that are in one part of the pictures only, and of names that are easily taken for each other. */
final class PartWarnings {
    private static final String MORE = "add pictures of theirs, or draw more for the test, as with data: {test: 0.3}";

    private PartWarnings() {}

    /**
     * Sentences without a full stop.
     *
     * @param drawn whether the test pictures were drawn from the others, so that nobody can put some there
     */
    static List<String> of(PictureListing divided, boolean drawn, List<String> classes) {
        List<String> warnings = new ArrayList<>();
        for (PicturePart part : List.of(PicturePart.VALIDATION, PicturePart.TEST)) {
            if (divided.has(part)) {
                unknown(divided, part, drawn, classes, warnings);
                lacking(divided, part, drawn, classes, warnings);
            }
        }
        inCase(classes, warnings);
        return warnings;
    }

    private static void unknown(
            PictureListing divided, PicturePart part, boolean drawn, List<String> classes, List<String> warnings) {
        Map<String, Long> counts = divided.of(part)
                .filter(picture -> !classes.contains(picture.className()))
                .collect(Collectors.groupingBy(ListedPicture::className, TreeMap::new, Collectors.counting()));
        counts.forEach((name, count) -> warnings.add(String.format(
                Locale.ROOT,
                "%s has %s in %s and none to train on, left out; %s",
                ClassNames.phrase(name),
                Counted.of(count, "picture"),
                part.word(),
                drawn && part == PicturePart.TEST ? "add more" : "put some of them into train")));
    }

    private static void lacking(
            PictureListing divided, PicturePart part, boolean drawn, List<String> classes, List<String> warnings) {
        List<String> there = PictureListing.classesOf(divided.of(part));
        List<String> lacking =
                classes.stream().filter(name -> !there.contains(name)).toList();
        if (!lacking.isEmpty() && part == PicturePart.TEST) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d classes have no test pictures, so nothing will be known of how well they are recognised:"
                            + " %s; %s",
                    lacking.size(),
                    classes.size(),
                    Counted.some(lacking),
                    drawn ? MORE : "put some of theirs into test"));
        }
    }

    private static void inCase(List<String> classes, List<String> warnings) {
        Map<String, List<String>> alike = classes.stream()
                .collect(Collectors.groupingBy(
                        name -> NaturalName.composed(name).toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.toList()));
        alike.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> warnings.add(String.format(
                        Locale.ROOT,
                        "the classes %s differ in upper and lower case only; if they are one, put their pictures into one"
                                + " folder",
                        String.join(" and ", names))));
    }
}
