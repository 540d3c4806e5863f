package werkbank.space.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.space.DataSpec;

/** Reads which images a file wants. */
final class DataReader {
    private static final String HELD_OUT = "held-out";

    static final List<String> KEYS =
            List.of("folder", "train-limit", "validation", "split-seed", "stratified", "folds", HELD_OUT);

    private static final int DEFAULT_VALIDATION = 6000;

    private final YamlTree.Keys root;
    private final Path embeddedData;
    private final Path baseFolder;

    /** @param embeddedData folder of the images where the file names none; {@code baseFolder} that its path is relative to */
    DataReader(YamlTree.Keys root, Path embeddedData, Path baseFolder) {
        this.root = root;
        this.embeddedData = embeddedData;
        this.baseFolder = baseFolder;
    }

    /** @throws werkbank.InputException with everything that is wrong in the block */
    DataSpec spec() {
        YamlTree.Keys keys = root.find("data")
                .map(tree -> tree.keys("data", "{train-limit: 12000}"))
                .orElse(new YamlTree.Keys(root.place(), Map.of()));
        Problems problems = new Problems();
        YamlTree.Keys own = keys.known("data", KEYS, problems);
        int folds = problems.read(() -> folds(own)).orElse(0);
        Path folder = problems.read(() -> own.find("folder").map(this::folder).orElse(embeddedData))
                .orElse(embeddedData);
        int trainLimit = problems.read(() -> WholeNumbers.whole(own, "train-limit", 1, 0))
                .orElse(0);
        int validation = problems.read(() -> validation(own, folds > 0 ? 0 : DEFAULT_VALIDATION))
                .orElse(1);
        long splitSeed =
                problems.read(() -> WholeNumbers.seed(own, "split-seed")).orElse(1L);
        DataSpec.HeldOut heldOut = problems.read(() -> heldOut(own)).orElse(DataSpec.HeldOut.RANDOM);
        boolean stratified = problems.read(
                        () -> own.find("stratified").map(DataReader::truth).orElse(folds > 0))
                .orElse(false);
        problems.raise();
        return new DataSpec(
                folder.toAbsolutePath().normalize().toString(),
                trainLimit,
                validation,
                splitSeed,
                stratified,
                folds,
                heldOut);
    }

    private static int folds(YamlTree.Keys data) {
        int folds = WholeNumbers.whole(data, "folds", new Domain.Whole(2).atMost(DataSpec.MOST_FOLDS), 0);
        if (folds > 0) {
            rejectBeside("folds", data, "validation", "each image is held out once");
            rejectBeside("folds", data, "stratified", "folds always are");
            rejectBeside("folds", data, HELD_OUT, "each image is held out once");
        }
        return folds;
    }

    private static int validation(YamlTree.Keys data, int standard) {
        data.find("validation").ifPresent(DataReader::rejectShare);
        return WholeNumbers.whole(data, "validation", 1, standard);
    }

    private static void rejectShare(YamlTree validation) {
        if (validation instanceof YamlTree.Scalar scalar
                && scalar.value() instanceof Double share
                && share > 0
                && share < 1) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT,
                            "validation is %s; it is a number of images, not a share: a tenth of MNIST's 60,000"
                                    + " is validation: 6000",
                            scalar.text()));
        }
    }

    private static DataSpec.HeldOut heldOut(YamlTree.Keys data) {
        String rule = "one of "
                + Stream.of(DataSpec.HeldOut.values())
                        .map(DataSpec.HeldOut::label)
                        .collect(Collectors.joining(", "));
        DataSpec.HeldOut heldOut = data.find(HELD_OUT)
                .map(tree -> tree.scalar(HELD_OUT, rule))
                .map(scalar -> Stream.of(DataSpec.HeldOut.values())
                        .filter(one -> one.label().equals(scalar.value()))
                        .findFirst()
                        .orElseThrow(() -> scalar.wrong(HELD_OUT, rule)))
                .orElse(DataSpec.HeldOut.RANDOM);
        if (heldOut == DataSpec.HeldOut.LAST) {
            rejectBeside("held-out: last", data, "stratified", "the files' order decides");
            rejectBeside("held-out: last", data, "split-seed", "nothing is drawn");
        }
        return heldOut;
    }

    private static void rejectBeside(String other, YamlTree.Keys data, String key, String reason) {
        YamlTree.Entry entry = data.entries().get(key);
        if (entry != null) {
            throw entry.place()
                    .error(String.format(
                            Locale.ROOT, "%s does nothing beside %s: %s; delete one of the two", key, other, reason));
        }
    }

    private static boolean truth(YamlTree tree) {
        YamlTree.Scalar scalar = tree.scalar("stratified", "true or false");
        if (scalar.value() instanceof Boolean truth) {
            return truth;
        }
        throw scalar.wrong("stratified", "true or false");
    }

    private Path folder(YamlTree tree) {
        YamlTree.Scalar scalar = tree.scalar("folder", "the path of a folder");
        if (scalar.text().isBlank()) {
            throw scalar.place().error("folder is empty; name the folder of the images, or delete the line for MNIST");
        }
        try {
            return baseFolder.resolve(scalar.text());
        } catch (InvalidPathException e) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT, "folder is %s, which is no path", MessageText.quoted(scalar.text())));
        }
    }
}
