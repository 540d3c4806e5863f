package werkbank.ensemble;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.dataset.ClassNames;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Augmentation.RandAugment;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/**
 * The rules that every ensemble that Werkbank makes keeps, and which one that comes from anybody is held to before
 * anything is done with it.
 *
 * @param source that an ensemble was read from, for messages
 */
public record EnsembleRules(String source) {
    private static final int MOST_NETWORKS = 10_000;
    private static final int MOST_CLASSES = 10_000;
    private static final int MOST_PIXELS = 64_000_000;
    private static final int MOST_VIEWS = 1000;
    /** The largest file of a network; Java's arrays end there. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private static final double ROUNDING = 1e-6;
    /** How far figures that are shown only may be apart. */
    private static final double ROUGHLY = 1e-3;
    /** Temperatures are fitted within 1/4 and 4. */
    private static final double WIDEST_TEMPERATURE = 100;

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws InputException when the manifest breaks a rule; the message says which */
    public void check(EnsembleManifest manifest) {
        EnsembleManifest.Input input = manifest.input();
        require(!manifest.study().isBlank(), "no name of its study");
        require(
                input.height() > 0 && input.width() > 0 && (long) input.height() * input.width() <= MOST_PIXELS,
                "images of %d × %d pixels; expected 1 to %d in all",
                input.height(),
                input.width(),
                MOST_PIXELS);
        require(
                input.channels() == 1 || input.channels() == 3,
                "%d channels; this version knows 1, grey, and 3, colours",
                input.channels());
        require(
                Math.abs(255 * input.pixelScale() - 1) <= ROUNDING,
                "the pixelScale %s; this version knows 1/255",
                input.pixelScale());
        require(
                !manifest.classes().isEmpty() && manifest.classes().size() <= MOST_CLASSES,
                "%d classes; expected 1 to %d",
                manifest.classes().size(),
                MOST_CLASSES);
        checkClasses(manifest.classes());
        check(manifest.ensemble());
        checkRecipes(manifest);
        manifest.files()
                .forEach(file -> require(
                        FILE_NAME.matcher(file.path()).matches() && !file.path().equals(EnsembleFolder.MANIFEST),
                        "the file '%s'; the networks must lie beside it, under plain names",
                        file.path()));
    }

    private void checkRecipes(EnsembleManifest manifest) {
        Set<Integer> trials = EnsembleManifest.trials(manifest.ensemble()).collect(Collectors.toSet());
        require(
                manifest.recipes().isEmpty() || manifest.recipes().keySet().equals(trials),
                "recipes of the trials %s; expected those of its networks, %s",
                manifest.recipes().keySet(),
                new TreeSet<>(trials));
        manifest.recipes().forEach((trial, recipe) -> {
            Optional<String> broken =
                    RecipeRules.broken(recipe, manifest.input().shape());
            require(broken.isEmpty(), "a recipe of trial %d that no network can be of: %s", trial, broken.orElse(""));
        });
    }

    private void checkClasses(List<String> names) {
        require(names.stream().noneMatch(Objects::isNull), "a class without a name");
        for (int number = 0; number < names.size(); number++) {
            String reason = ClassNames.whyNot(names.get(number)).orElse("");
            require(reason.isEmpty(), "a name of class %d that %s", number, reason);
        }
        require(Set.copyOf(names).size() == names.size(), "two classes of the same name");
    }

    /**
     * The part that a study's own record has too; there the files are relative to the study.
     *
     * @throws InputException as {@link #check(EnsembleManifest)}
     */
    public void check(EnsembleResult ensemble) {
        requireComplete(ensemble);
        ensemble.members().forEach(member -> check(member, ensemble.validation()));
        double sum = ensemble.members().stream().mapToDouble(Member::weight).sum();
        require(Math.abs(sum - 1) <= ROUNDING, "weights that sum to %s; expected 1", sum);
        checkTemperature(ensemble.temperature());
        check(ensemble.validation());
        ensemble.growth().forEach(this::check);
        ensemble.looks().forEach(this::check);
        ensemble.distilled().ifPresent(this::check);
        checkFiles(ensemble.files().toList());
    }

    private void requireComplete(EnsembleResult ensemble) {
        Stream<Object> parts = Stream.of(
                ensemble.method(),
                ensemble.members(),
                ensemble.validation(),
                ensemble.choice(),
                ensemble.growth(),
                ensemble.built());
        require(parts.noneMatch(Objects::isNull), "an ensemble that is not complete");
        require(
                ensemble.choice().reason() != null && ensemble.choice().compared() != null,
                "a choice that is not complete");
        require(
                !ensemble.members().isEmpty() && ensemble.members().stream().noneMatch(Objects::isNull),
                "an ensemble without members");
    }

    private void check(Member member, Score validation) {
        require(member.trial() > 0, "a member of trial %d", member.trial());
        require(member.epoch().orElse(1) > 0, "%s as a member", member.name());
        require(
                member.weight() >= 0 && member.weight() <= 1,
                "the weight %s of %s; expected 0 to 1",
                member.weight(),
                member.name());
        require(member.models() != null && !member.models().isEmpty(), "no network of %s", member.name());
        check(member.validation());
        require(
                member.validation().images() == validation.images(),
                "%d validation images of %s; the ensemble has %d",
                member.validation().images(),
                member.name(),
                validation.images());
        check(member.views(), member.name());
        member.int8().ifPresent(int8 -> requireSound(int8.networks(), member));
    }

    private void requireSound(List<Quantisation> networks, Member member) {
        require(
                networks.isEmpty() || networks.size() == member.models().size(),
                "%d networks of %s in eight bits; expected all %d or none",
                networks.size(),
                member.name(),
                member.models().size());
        require(
                networks.stream().allMatch(Quantisation::hasSoundNumbers),
                "ranges or corrections of %s that are not finite, or ranges without 0",
                member.name());
    }

    private void check(Views views, String member) {
        require(views.kind() != null && views.ranges() != null, "views of %s that are not complete", member);
        boolean known =
                switch (views.kind()) {
                    case ONCE -> views.equals(Views.ONCE);
                    case FLIPS -> views.equals(Views.FLIPS);
                    case SHIFTS -> views.equals(Views.SHIFTS);
                    case CROPS -> views.equals(Views.CROPS);
                    case DRAWS -> views.count() >= 1
                            && views.count() <= MOST_VIEWS
                            && views.ranges().map(EnsembleRules::isSound).orElse(false);
                };
        require(known, "views of %s that this version doesn't know: %s, %d", member, views.kind(), views.count());
    }

    /** Whether each range is one that its record allows; nothing is hidden or mixed in a look. */
    private static boolean isSound(Augmentation ranges) {
        return Stream.of(ranges.shift(), ranges.zoom(), ranges.elastic(), ranges.erase(), ranges.fill())
                        .noneMatch(Objects::isNull)
                && ranges.erase().isEmpty()
                && ranges.blur().isEmpty()
                && ranges.cutout() == 0
                && ranges.mixing().isNone()
                && ranges.grey() == 0
                && isWithin(ranges.cropPadding(), 1000)
                && isWithin(ranges.hue(), 0.5)
                && isWithin(ranges.rotation(), 180)
                && isWithin(ranges.shear(), Math.nextDown(90.0))
                && Stream.of(ranges.shift().x(), ranges.shift().y(), ranges.flipHorizontal(), ranges.flipVertical())
                        .allMatch(share -> isWithin(share, 1))
                && ranges.randAugment()
                        .map(some -> isWithin(some.operations(), 14) && isWithin(some.magnitude(), RandAugment.MOST))
                        .orElse(true)
                && Stream.of(ranges.brightness(), ranges.contrast(), ranges.saturation())
                        .allMatch(share -> isWithin(share, 1))
                && Stream.of(ranges.zoom().x(), ranges.zoom().y()).allMatch(share -> isWithin(share, 1))
                && ranges.elastic()
                        .map(field -> isWithin(field.alpha(), Integer.MAX_VALUE)
                                && isWithin(field.sigma(), 100)
                                && field.sigma() > 0)
                        .orElse(true);
    }

    private static boolean isWithin(double value, double most) {
        return value >= 0 && value <= most;
    }

    private void checkTemperature(double temperature) {
        require(
                temperature >= 1 / WIDEST_TEMPERATURE && temperature <= WIDEST_TEMPERATURE,
                "the temperature %s; expected %s to %s",
                temperature,
                1 / WIDEST_TEMPERATURE,
                WIDEST_TEMPERATURE);
    }

    private void check(Score score) {
        require(
                score != null
                        && score.images() > 0
                        && score.errors() >= 0
                        && score.errors() <= score.images()
                        && Math.abs(score.accuracy() - 1 + (double) score.errors() / score.images()) <= ROUGHLY
                        && isWithin(score.logLoss(), Double.MAX_VALUE),
                "figures of validation images that don't fit each other: %s",
                score);
    }

    private void check(Look look) {
        require(
                look != null && look.kind() != null && look.views() > 0 && look.views() <= MOST_VIEWS,
                "looks that this version doesn't know: %s",
                look);
    }

    private void check(Distilled learned) {
        require(learned.trial() > 0 && learned.model() != null, "a distilled network that is not complete");
        checkTemperature(learned.temperature());
        check(learned.validation());
    }

    private void checkFiles(List<StoredFile> files) {
        require(files.size() <= MOST_NETWORKS, "%d networks; expected at most %d", files.size(), MOST_NETWORKS);
        Set<String> paths = new HashSet<>();
        for (StoredFile file : files) {
            require(
                    file != null
                            && file.path() != null
                            && file.sha256() != null
                            && SHA256.matcher(file.sha256()).matches(),
                    "a network without a name or a SHA-256");
            require(
                    file.bytes() > 0 && file.bytes() <= MOST_BYTES,
                    "%d bytes of '%s'; expected 1 to %d",
                    file.bytes(),
                    file.path(),
                    MOST_BYTES);
            require(paths.add(file.path()), "the file '%s' twice", file.path());
        }
    }

    private void require(boolean holds, String words, Object... values) {
        if (!holds) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s: it has %s", source, String.format(Locale.ROOT, words, values)));
        }
    }
}
