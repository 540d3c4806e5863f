package werkbank.ensemble.choice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import werkbank.dataset.Images;
import werkbank.ensemble.Blend;
import werkbank.ensemble.Members;
import werkbank.ensemble.Temperature;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan.TestTime;

/**
 * Finds how an ensemble's members are to look at images. Members and weights are settled before; every way of looking gets
 * the temperature that fits it best on the validation images.
 */
final class ViewChoice {
    /** The image as it is and eight draws. */
    private static final int DRAWS = 9;

    /** The share of the training's augmentation that a look has. */
    private static final double STRENGTH = 0.5;

    private final Predictor predictor;
    private final SelectionData evidence;
    private final Function<StoredFile, Path> files;

    /** @param files where a member's networks are */
    ViewChoice(Predictor predictor, SelectionData evidence, Function<StoredFile, Path> files) {
        this.predictor = predictor;
        this.evidence = evidence;
        this.files = files;
    }

    /**
     * Members that look as was chosen.
     *
     * @param validation after the temperature
     * @param looks all that were compared, the simplest first
     */
    record Chosen(List<Member> members, Temperature temperature, Score validation, List<Look> looks) {
        /** The ensemble of these members. */
        EnsembleResult of(EnsembleResult once) {
            return new EnsembleResult(
                    once.method(),
                    members,
                    temperature.value(),
                    validation,
                    once.choice(),
                    once.growth(),
                    looks,
                    once.distilled(),
                    once.built());
        }
    }

    /** A way of looking, run on the validation images. */
    private record Tried(List<Member> members, Temperature temperature, Candidates combined, double imagesPerSecond) {
        Views views() {
            return members.get(0).views();
        }

        Score score() {
            return combined.score(0);
        }

        LossDifference above(Tried other) {
            return LossDifference.of(combined.losses(0), other.combined.losses(0));
        }
    }

    /**
     * @param augmentations of each member's trial
     * @param wish with {@link TestTime#AUTO} the simplest is taken whose log-loss is within one
     *     standard error of the lowest; members look once with {@link TestTime#DRAWS} where there is nothing to draw
     * @param most looks that are tried at most
     */
    Chosen choose(List<Member> members, List<Augmentation> augmentations, TestTime wish, int most) {
        warmUp(members);
        List<Tried> tried = ways(wish, augmentations)
                .map(kind -> looking(kind, members, augmentations))
                .filter(looking -> looking.get(0).views().count() <= Math.max(1, most))
                .map(this::attempt)
                .toList();
        Tried best = tried.stream()
                .min(Comparator.comparingDouble(t -> t.score().logLoss()))
                .orElseThrow();
        Tried taken = wish == TestTime.AUTO
                ? tried.stream()
                        .filter(t -> t.above(best).isWithinOneError())
                        .findFirst()
                        .orElseThrow()
                : tried.get(tried.size() - 1);
        return new Chosen(
                taken.members,
                taken.temperature,
                taken.score(),
                tried.stream().map(t -> look(t, best)).toList());
    }

    /** Whatever is tried first would otherwise pay for what all need. */
    private void warmUp(List<Member> members) {
        Images images = evidence.images().get(0);
        run(members, 0, images.range(0, Math.min(Members.WARM_UP, images.count())));
    }

    /** The ways of looking that are tried, the simplest first. */
    private static Stream<Views.Kind> ways(TestTime wish, List<Augmentation> augmentations) {
        return switch (wish) {
            case NONE -> Stream.of(Views.Kind.ONCE);
            case FLIPS -> Stream.of(Views.Kind.ONCE, Views.Kind.FLIPS);
            case SHIFTS -> Stream.of(Views.Kind.ONCE, Views.Kind.SHIFTS);
            case CROPS -> Stream.of(Views.Kind.ONCE, Views.Kind.CROPS);
            case DRAWS -> Stream.of(Views.Kind.ONCE, Views.Kind.DRAWS).filter(kind -> suits(kind, augmentations));
            case AUTO -> Stream.of(Views.Kind.values()).filter(kind -> suits(kind, augmentations));
        };
    }

    /**
     * The looks of a network trained like this, alone, that are settled before anything is compared. Where it is a member
     * beside others, {@link #choose} gives all of them as many as the one with the most.
     */
    static int settled(TestTime wish, Augmentation training) {
        return switch (wish) {
            case NONE, AUTO -> 1;
            case FLIPS -> Views.FLIPS.count();
            case SHIFTS -> Views.SHIFTS.count();
            case CROPS -> Views.CROPS.count();
            case DRAWS -> suits(Views.Kind.DRAWS, List.of(training)) ? DRAWS : 1;
        };
    }

    /** Whether networks trained like this may gain by it: draws need some to draw, and mirror images must be known. */
    private static boolean suits(Views.Kind kind, List<Augmentation> augmentations) {
        if (kind == Views.Kind.DRAWS) {
            return !augmentations.stream().map(ViewChoice::ofALook).allMatch(Augmentation::leavesImages);
        }
        return !kind.flips() || augmentations.stream().allMatch(training -> training.flipHorizontal() > 0);
    }

    /** The changes that a look at an image may have, of those that a network was trained with. */
    private static Augmentation ofALook(Augmentation training) {
        return training.atStrength(STRENGTH);
    }

    private static List<Member> looking(Views.Kind kind, List<Member> members, List<Augmentation> augmentations) {
        List<Member> looking = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            Views views =
                    switch (kind) {
                        case ONCE -> Views.ONCE;
                        case FLIPS -> Views.FLIPS;
                        case SHIFTS -> Views.SHIFTS;
                        case CROPS -> Views.CROPS;
                        case DRAWS -> Views.draws(DRAWS, ofALook(augmentations.get(m)));
                    };
            looking.add(members.get(m).with(views));
        }
        return looking;
    }

    private Tried attempt(List<Member> members) {
        double seconds = 0;
        List<float[][]> parts = new ArrayList<>();
        for (int fold = 0; fold < evidence.images().size(); fold++) {
            List<Output> outputs = run(members, fold, evidence.images().get(fold));
            parts.add(Blend.mean(
                    outputs.stream().map(Output::probabilities).toList(),
                    members.stream().mapToDouble(Member::weight).toArray()));
            seconds += outputs.stream().mapToDouble(Output::seconds).sum();
        }
        float[][] mean = parts.stream().flatMap(Arrays::stream).toArray(float[][]::new);
        Temperature temperature = Selection.temperature(evidence.labels(), mean);
        Candidates combined = Candidates.of(evidence.labels(), List.<float[][]>of(temperature.applyTo(mean)));
        return new Tried(members, temperature, combined, mean.length / seconds);
    }

    /** Each member's network of a fold on the images that it hasn't seen. */
    private List<Output> run(List<Member> members, int fold, Images images) {
        List<Network> networks = members.stream()
                .map(member -> new Network(files.apply(member.models().get(fold)), member.views()))
                .toList();
        return predictor.run(networks, images);
    }

    private static Look look(Tried tried, Tried best) {
        LossDifference excess = tried.above(best);
        return new Look(
                tried.views().kind(),
                tried.views().count(),
                tried.score().logLoss(),
                tried.score().accuracy(),
                excess.mean(),
                excess.standardError(),
                tried.imagesPerSecond);
    }
}
