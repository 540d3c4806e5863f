package werkbank.space;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One search space being read. */
final class SpaceFile {
    static final List<String> KNOWN = Stream.concat(
                    Stream.of(
                            "name",
                            "description",
                            "seed",
                            "trials",
                            "timeout",
                            "data",
                            "sampler",
                            "ensemble",
                            "parameters",
                            "network",
                            "training",
                            "augmentation"),
                    SearchPlanReader.KEYS.stream())
            .toList();
    private static final String HELD_OUT = "held-out";
    static final List<String> DATA =
            List.of("folder", "train-limit", "validation", "split-seed", "stratified", "folds", HELD_OUT);
    /** Stands for a number of trials that could not be read. */
    private static final int ANY = Integer.MAX_VALUE / 2;

    private static final int DEFAULT_VALIDATION = 6000;

    private final Problems problems = new Problems();
    private final Tree.Keys root;
    private final Path embeddedData;
    private final Path baseFolder;

    SpaceFile(Tree.Keys root, Path embeddedData, Path baseFolder) {
        this.root = Home.moved(root.known("the search space", KNOWN, problems), root);
        this.embeddedData = embeddedData;
        this.baseFolder = baseFolder;
    }

    /** @throws werkbank.InputException with everything that is wrong */
    SearchSpace space(String source, String file) {
        var name = problems.read(this::name);
        var description = problems.read(this::description);
        var seed = problems.read(() -> seed(root, "seed"));
        var trials = problems.read(this::trials);
        var timeout = problems.read(this::timeout);
        var sampler = problems.read(this::sampler);
        var data = problems.read(this::data);
        Optional<SpaceTemplate> template = template();
        var repeats = problems.read(() -> new SearchPlanReader(root).repeats());
        var ensemble = problems.read(() -> new EnsembleReader(root)
                .plan(
                        trials.orElse(ANY)
                                + repeats.orElse(SearchPlan.STANDARD.repeats()).trials(),
                        template.map(read -> read.training().keepBest()).orElse(Training.MOST_KEPT)));
        var search = problems.read(() -> search(template, ensemble.orElse(EnsemblePlan.STANDARD)));
        problems.raise();
        checkFits(sampler.orElseThrow(), template.orElseThrow());
        return new SearchSpace(
                name.orElseThrow(),
                description.orElseThrow(),
                seed.orElseThrow(),
                data.orElseThrow(),
                trials.orElseThrow(),
                timeout.orElseThrow(),
                ensemble.orElseThrow(),
                sampler.orElseThrow(),
                search.orElseThrow(),
                template.orElseThrow().parameters(),
                template.orElseThrow(),
                source,
                file);
    }

    /** What is queued can be checked with the parameters only. */
    private SearchPlan search(Optional<SpaceTemplate> template, EnsemblePlan ensemble) {
        return template.isPresent()
                ? new SearchPlanReader(root).plan(template.get().parameters(), ensemble)
                : new SearchPlanReader(root.without("enqueue")).plan(List.of(), ensemble);
    }

    private void checkFits(SamplerSpec sampler, SpaceTemplate template) {
        root.find("sampler")
                .ifPresent(tree ->
                        problems.check(() -> SamplerReader.checkFits(sampler, tree.place(), template.parameters())));
        problems.check(template::probe);
        problems.check(template::checkOrder);
        problems.raise();
    }

    private Optional<SpaceTemplate> template() {
        ParameterTable table = new ParameterTable();
        problems.check(() -> root.find("parameters").ifPresent(table::readNamed));
        SectionReader sections = new SectionReader(table);
        var network = problems.read(() -> new NetworkReader(table)
                .read(root.need("network", "list its layers, for instance - conv: {filters: 32}")));
        var training = problems.read(
                () -> TrainingTemplate.read(root.need("training", "it needs at least epochs: 10"), sections));
        var augmentation =
                problems.read(() -> root.find("augmentation").map(tree -> AugmentationTemplate.read(tree, sections)));
        boolean isWhole = problems.isEmpty();
        var binder = problems.read(() -> table.bind(name -> !isWhole && root.mentions(name)));
        if (binder.isEmpty() || network.isEmpty() || training.isEmpty() || augmentation.isEmpty()) {
            return Optional.empty();
        }
        return problems.read(() -> new SpaceTemplate(
                binder.get().parameters(),
                Map.copyOf(table.places()),
                layers(network.get(), binder.get()),
                training.get(),
                augmentation.get(),
                Essence.of(root)));
    }

    private static List<LayerTemplate> layers(List<NetworkReader.Draft> network, ParameterBinder binder) {
        Problems problems = new Problems();
        List<LayerTemplate> layers = new ArrayList<>();
        network.forEach(draft -> problems.read(() -> draft.bind(binder)).ifPresent(layers::add));
        problems.raise();
        return List.copyOf(layers);
    }

    private String description() {
        return root.find("description")
                .map(tree -> tree.scalar("description", "text").text())
                .orElse("");
    }

    private String name() {
        Tree.Scalar scalar = root.need("name", "a study is called by it, for instance name: my-space")
                .scalar("name", NameRule.WORDS);
        if (!NameRule.allows(scalar.text())) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT, "name is %s; it must be %s", Wording.quoted(scalar.text()), NameRule.WORDS));
        }
        return scalar.text();
    }

    private int trials() {
        root.need("trials", "say how many configurations to try, for instance trials: 20");
        return Numbers.whole(root, "trials", new Domain.Whole(1).atMost(SearchSpace.MOST_TRIALS), 1);
    }

    private Optional<Duration> timeout() {
        return root.find("timeout").map(tree -> {
            Tree.Scalar scalar = tree.scalar("timeout", TimeText.RULE);
            return TimeText.parse(scalar.text()).orElseThrow(() -> scalar.wrong("timeout", TimeText.RULE));
        });
    }

    private SamplerSpec sampler() {
        return root.find("sampler").map(SamplerReader::read).orElseGet(SamplerSpec.RandomSearch::new);
    }

    private DataSpec data() {
        Tree.Keys keys = root.find("data")
                .map(tree -> tree.keys("data", "{train-limit: 12000}"))
                .orElse(new Tree.Keys(root.place(), Map.of()));
        Problems wrong = new Problems();
        Tree.Keys own = keys.known("data", DATA, wrong);
        int folds = wrong.read(() -> folds(own)).orElse(0);
        Path folder = wrong.read(() -> own.find("folder").map(this::folder).orElse(embeddedData))
                .orElse(embeddedData);
        int trainLimit =
                wrong.read(() -> Numbers.whole(own, "train-limit", 1, 0)).orElse(0);
        int validation = wrong.read(() -> validation(own, folds > 0 ? 0 : DEFAULT_VALIDATION))
                .orElse(1);
        long splitSeed = wrong.read(() -> seed(own, "split-seed")).orElse(1L);
        DataSpec.HeldOut heldOut = wrong.read(() -> heldOut(own)).orElse(DataSpec.HeldOut.RANDOM);
        boolean stratified = wrong.read(
                        () -> own.find("stratified").map(SpaceFile::truth).orElse(folds > 0))
                .orElse(false);
        wrong.raise();
        return new DataSpec(
                folder.toAbsolutePath().normalize().toString(),
                trainLimit,
                validation,
                splitSeed,
                stratified,
                folds,
                heldOut);
    }

    private static int folds(Tree.Keys data) {
        int folds = Numbers.whole(data, "folds", new Domain.Whole(2).atMost(DataSpec.MOST_FOLDS), 0);
        if (folds > 0) {
            rejectBeside("folds", data, "validation", "each image is held out once");
            rejectBeside("folds", data, "stratified", "folds always are");
            rejectBeside("folds", data, HELD_OUT, "each image is held out once");
        }
        return folds;
    }

    private static int validation(Tree.Keys data, int standard) {
        data.find("validation").ifPresent(SpaceFile::rejectShare);
        return Numbers.whole(data, "validation", 1, standard);
    }

    private static void rejectShare(Tree validation) {
        if (validation instanceof Tree.Scalar scalar
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

    private static DataSpec.HeldOut heldOut(Tree.Keys data) {
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

    private static void rejectBeside(String other, Tree.Keys data, String key, String reason) {
        Tree.Entry entry = data.entries().get(key);
        if (entry != null) {
            throw entry.place()
                    .error(String.format(
                            Locale.ROOT, "%s does nothing beside %s: %s; delete one of the two", key, other, reason));
        }
    }

    private static boolean truth(Tree tree) {
        Tree.Scalar scalar = tree.scalar("stratified", "true or false");
        if (scalar.value() instanceof Boolean truth) {
            return truth;
        }
        throw scalar.wrong("stratified", "true or false");
    }

    private Path folder(Tree tree) {
        Tree.Scalar scalar = tree.scalar("folder", "the path of a folder");
        if (scalar.text().isBlank()) {
            throw scalar.place().error("folder is empty; name the folder of the images, or delete the line for MNIST");
        }
        try {
            return baseFolder.resolve(scalar.text());
        } catch (InvalidPathException e) {
            throw scalar.place()
                    .error(String.format(Locale.ROOT, "folder is %s, which is no path", Wording.quoted(scalar.text())));
        }
    }

    private static long seed(Tree.Keys keys, String key) {
        String rule = "a whole number of at most 18 digits";
        Optional<Tree.Scalar> scalar = keys.find(key).map(tree -> tree.scalar(key, rule));
        if (scalar.isEmpty()) {
            return 1;
        }
        if (scalar.get().value() instanceof Long seed) {
            return seed;
        }
        throw scalar.get().wrong(key, rule);
    }
}
