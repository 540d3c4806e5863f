package werkbank.space.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.MessageText;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;
import werkbank.space.DataSpec;

/** Reads which images a file wants. */
final class DataReader {
    private static final String HELD_OUT = "held-out";

    static final List<String> KEYS =
            List.of("folder", "train-limit", "validation", "test", "split-seed", "stratified", "folds", HELD_OUT);

    private static final Portion UNSAID = Portion.NONE;

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
        YamlTree.Keys keys = root.find("data").map(DataReader::keys).orElse(new YamlTree.Keys(root.place(), Map.of()));
        Problems problems = new Problems();
        YamlTree.Keys own = keys.known("data", KEYS, problems);
        int folds = problems.read(() -> folds(own)).orElse(0);
        Path folder = problems.read(() ->
                        own.find("folder").map(tree -> folder(tree).path()).orElse(embeddedData))
                .orElse(embeddedData);
        int trainLimit = problems.read(() -> WholeNumbers.whole(own, "train-limit", 1, 0))
                .orElse(0);
        Portion validation = problems.read(() -> validation(own)).orElse(UNSAID);
        Optional<Portion> test =
                problems.read(() -> own.find("test").map(DataReader::test)).orElse(Optional.empty());
        long splitSeed =
                problems.read(() -> WholeNumbers.seed(own, "split-seed")).orElse(1L);
        DataSpec.HeldOut heldOut = problems.read(() -> heldOut(own)).orElse(DataSpec.HeldOut.RANDOM);
        boolean inShares = folds > 0 || validation.share() > 0 && heldOut == DataSpec.HeldOut.RANDOM;
        boolean stratified = problems.read(
                        () -> own.find("stratified").map(DataReader::truth).orElse(inShares))
                .orElse(false);
        boolean imagesDecide = folds == 0
                && validation.equals(UNSAID)
                && heldOut == DataSpec.HeldOut.RANDOM
                && !own.entries().containsKey("stratified");
        ImageSpec image = problems.read(() -> new ImageReader(root).spec()).orElse(ImageSpec.FROM_DATA);
        problems.raise();
        return new DataSpec(
                folder.toAbsolutePath().normalize().toString(),
                trainLimit,
                validation.count(),
                splitSeed,
                stratified,
                folds,
                heldOut,
                validation.share(),
                imagesDecide,
                test,
                false,
                image);
    }

    /** The folder that the file names; empty where it names none. */
    Optional<NamedFolder> named() {
        return root.find("data")
                .map(DataReader::keys)
                .flatMap(keys -> keys.find("folder"))
                .map(this::folder);
    }

    /** The keys of the block; a path alone is short for the folder. */
    private static YamlTree.Keys keys(YamlTree tree) {
        return tree instanceof YamlTree.Scalar
                ? new YamlTree.Keys(tree.place(), Map.of("folder", new YamlTree.Entry(tree.place(), tree)))
                : tree.keys("data", "{folder: my-photos}");
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

    private static Portion validation(YamlTree.Keys data) {
        return data.find("validation")
                .map(tree -> portion("validation", tree, 1))
                .orElse(UNSAID);
    }

    private static Portion test(YamlTree tree) {
        return portion("test", tree, 0);
    }

    private static Portion portion(String key, YamlTree tree, int least) {
        String rule = String.format(
                Locale.ROOT, "a number of images from %d on, or a share of them between 0 and 1 such as 0.1", least);
        YamlTree.Scalar scalar = tree.scalar(key, rule);
        if (scalar.value() instanceof Double share && share > 0 && share < 1) {
            return new Portion(share, 0);
        }
        return Optional.of(scalar.value())
                .filter(value -> !value.equals(1.0)) // one image, or all of them?
                .flatMap(new Domain.Whole(least)::accept)
                .map(count -> new Portion(0, (Integer) count))
                .orElseThrow(() -> scalar.wrong(key, rule));
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

    private NamedFolder folder(YamlTree tree) {
        YamlTree.Scalar scalar = tree.scalar("folder", "the path of a folder");
        if (scalar.text().isBlank()) {
            throw scalar.place().error("folder is empty; name the folder of the images, or delete the line for MNIST");
        }
        try {
            return new NamedFolder(scalar.place(), scalar.text(), baseFolder.resolve(scalar.text()));
        } catch (InvalidPathException e) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT, "folder is %s, which is no path", MessageText.quoted(scalar.text())));
        }
    }
}
