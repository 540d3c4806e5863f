package werkbank.space;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One search space being read. */
final class SpaceFile {
    private static final List<String> KNOWN = Stream.concat(
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
    private static final int DEFAULT_VALIDATION = 6000;

    private final Tree.Keys root;
    private final Path embeddedData;
    private final Path baseFolder;

    SpaceFile(Tree.Keys root, Path embeddedData, Path baseFolder) {
        this.root = root;
        this.embeddedData = embeddedData;
        this.baseFolder = baseFolder;
    }

    /** @throws werkbank.InputException at the first thing that is wrong */
    SearchSpace space(String source, String file) {
        root.only("the search space", KNOWN);
        String name = name();
        int trials = trials();
        SamplerSpec sampler = sampler();
        DataSpec data = data();
        SpaceTemplate template = template();
        SearchPlanReader search = new SearchPlanReader(root);
        EnsemblePlan ensemble = new EnsembleReader(root)
                .plan(trials + search.repeats().trials(), template.training().keepBest());
        root.find("sampler").ifPresent(tree -> SamplerReader.checkFits(sampler, tree.place(), template.parameters()));
        return new SearchSpace(
                name,
                root.find("description")
                        .map(tree -> tree.scalar("description", "text").text())
                        .orElse(""),
                seed(root, "seed"),
                data,
                trials,
                timeout(),
                ensemble,
                sampler,
                search.plan(template.parameters(), ensemble),
                template.parameters(),
                template,
                source,
                file);
    }

    private SpaceTemplate template() {
        ParameterTable table = new ParameterTable();
        root.find("parameters").ifPresent(table::readNamed);
        SectionReader sections = new SectionReader(table);
        List<NetworkReader.Draft> network = new NetworkReader(table)
                .read(root.need("network", "list its layers, for instance - conv: {filters: 32}"));
        TrainingTemplate training =
                TrainingTemplate.read(root.need("training", "it needs at least epochs: 10"), sections);
        Optional<AugmentationTemplate> augmentation =
                root.find("augmentation").map(tree -> AugmentationTemplate.read(tree, sections));
        ParameterBinder binder = table.bind();
        List<LayerTemplate> layers =
                network.stream().map(draft -> draft.bind(binder)).toList();
        SpaceTemplate template = new SpaceTemplate(
                binder.parameters(), Map.copyOf(table.places()), layers, training, augmentation, Essence.of(root));
        template.probe();
        template.checkOrder();
        return template;
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
        return Numbers.whole(root, "trials", 1, 1);
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
        keys.only("data", List.of("folder", "train-limit", "validation", "split-seed", "stratified", "folds"));
        int folds = Numbers.whole(keys, "folds", 2, 0);
        if (folds > 0) {
            rejectBesideFolds(keys, "validation", "each image is held out once");
            rejectBesideFolds(keys, "stratified", "folds always are");
        }
        Path folder = keys.find("folder").map(this::folder).orElse(embeddedData);
        return new DataSpec(
                folder.toAbsolutePath().normalize().toString(),
                Numbers.whole(keys, "train-limit", 1, 0),
                Numbers.whole(keys, "validation", 1, folds > 0 ? 0 : DEFAULT_VALIDATION),
                seed(keys, "split-seed"),
                keys.find("stratified").map(SpaceFile::truth).orElse(folds > 0),
                folds);
    }

    private static void rejectBesideFolds(Tree.Keys data, String key, String reason) {
        Tree.Entry entry = data.entries().get(key);
        if (entry != null) {
            throw entry.place()
                    .error(String.format(
                            Locale.ROOT, "%s does nothing beside folds: %s; delete one of the two", key, reason));
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
