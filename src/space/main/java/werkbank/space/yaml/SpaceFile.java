package werkbank.space.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.Kinds;
import werkbank.option.MessageText;
import werkbank.recipe.Training;
import werkbank.space.EnsemblePlan;
import werkbank.space.NameRule;
import werkbank.space.Objective;
import werkbank.space.SamplerKind;
import werkbank.space.SamplerSpec;
import werkbank.space.SearchPlan;
import werkbank.space.SearchSpace;
import werkbank.space.TimeText;

/** A search space that is being read. */
final class SpaceFile {
    static final List<String> KNOWN = Stream.concat(
                    Stream.of(
                            "name",
                            "description",
                            "seed",
                            "trials",
                            "timeout",
                            "data",
                            ImageReader.KEY,
                            "sampler",
                            "ensemble",
                            "parameters",
                            "network",
                            "training",
                            "augmentation",
                            StartReader.KEY),
                    SearchPlanReader.KEYS.stream())
            .toList();
    /** The number that stands for one of trials that could not be read. */
    private static final int ANY = Integer.MAX_VALUE / 2;

    private final Problems problems = new Problems();
    private final YamlTree.Keys root;
    private final DataReader data;
    private final Path baseFolder;

    SpaceFile(YamlTree.Keys root, Path embeddedData, Path baseFolder) {
        this.root = MisplacedKey.moved(root.known("the search space", KNOWN, problems), root);
        this.baseFolder = baseFolder;
        this.data = new DataReader(this.root, embeddedData, baseFolder);
    }

    /** @throws werkbank.InputException with everything that is wrong */
    SearchSpace space(String source, String file) {
        var name = problems.read(this::name);
        var description = problems.read(this::description);
        var seed = problems.read(() -> WholeNumbers.seed(root, "seed"));
        var trials = problems.read(this::trials);
        var timeout = problems.read(this::timeout);
        var sampler = problems.read(this::sampler);
        var images = problems.read(data::spec);
        var start = problems.read(() -> new StartReader(root, baseFolder).start());
        Optional<SpaceTemplate> template = template();
        var repeats = problems.read(() -> RepeatsReader.repeats(root));
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
                images.orElseThrow(),
                trials.orElseThrow(),
                timeout.orElseThrow(),
                ensemble.orElseThrow(),
                sampler.orElseThrow()
                        .map(chosen -> chosen.kind().spec(chosen.options()))
                        .orElse(SamplerSpec.AUTO),
                search.orElseThrow(),
                template.orElseThrow().parameters(),
                template.orElseThrow().on(data.named()),
                Optional.empty(),
                start.orElseThrow(),
                source,
                file);
    }

    /** Reads the plan; what is enqueued and constrained is left out without the parameters, by which alone it can be checked. */
    private SearchPlan search(Optional<SpaceTemplate> template, EnsemblePlan ensemble) {
        return template.isPresent()
                ? new SearchPlanReader(root).plan(template.get().parameters(), ensemble)
                : new SearchPlanReader(root.without("enqueue").without(ConstraintReader.KEY)).plan(List.of(), ensemble);
    }

    private void checkFits(Optional<KindReader.Chosen<SamplerKind>> sampler, SpaceTemplate template) {
        sampler.flatMap(chosen -> chosen.kind().whyNot(template.parameters(), chosen.options()))
                .ifPresent(reason -> problems.add(root.need("sampler", "").place(), reason));
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
        var training = problems.read(() ->
                TrainingTemplate.read(root.need("training", "it needs at least epochs: 10"), objective(), sections));
        var augmentation =
                problems.read(() -> root.find("augmentation").map(tree -> AugmentationTemplate.read(tree, sections)));
        boolean isWhole = problems.isEmpty();
        var binder = problems.read(() -> table.bind(name -> !isWhole && root.mentions(name)));
        if (binder.isEmpty() || network.isEmpty() || training.isEmpty() || augmentation.isEmpty()) {
            return Optional.empty();
        }
        var items = problems.read(() -> NetworkDraft.bind(network.get(), binder.get()));
        return items.map(layers -> new SpaceTemplate(
                SpaceTemplate.watched(binder.get().parameters(), layers),
                Map.copyOf(table.places()),
                layers,
                training.get(),
                augmentation.get(),
                SpaceFingerprint.of(root),
                table.sections(),
                Optional.empty(),
                Optional.empty()));
    }

    /** The objective, the usual one where it is wrong, which {@link #search} reports. */
    private Objective objective() {
        return new Problems().read(() -> new SearchPlanReader(root).objective()).orElse(Objective.VAL_ACCURACY);
    }

    private String description() {
        return root.find("description")
                .map(tree -> tree.scalar("description", "text").text())
                .orElse("");
    }

    private String name() {
        YamlTree.Scalar scalar = root.need("name", "a study is called by it, for instance name: my-space")
                .scalar("name", NameRule.WORDS);
        if (!NameRule.allows(scalar.text())) {
            throw scalar.place()
                    .error(String.format(
                            Locale.ROOT,
                            "name is %s; it must be %s",
                            MessageText.quoted(scalar.text()),
                            NameRule.WORDS));
        }
        return scalar.text();
    }

    private int trials() {
        root.need("trials", "say how many configurations to try, for instance trials: 20");
        return WholeNumbers.whole(root, "trials", new Domain.Whole(1).atMost(SearchSpace.MOST_TRIALS), 1);
    }

    private Optional<Duration> timeout() {
        return root.find("timeout").map(tree -> {
            YamlTree.Scalar scalar = tree.scalar("timeout", TimeText.RULE);
            return TimeText.parse(scalar.text()).orElseThrow(() -> scalar.wrong("timeout", TimeText.RULE));
        });
    }

    private Optional<KindReader.Chosen<SamplerKind>> sampler() {
        Kinds<SamplerKind> kinds = Kinds.load("sampler", SamplerKind.class);
        return root.find("sampler").map(new KindReader<>(kinds, "the sampler ", "tpe: {startup: 20}")::read);
    }
}
