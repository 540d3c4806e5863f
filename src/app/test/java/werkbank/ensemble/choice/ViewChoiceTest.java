package werkbank.ensemble.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import werkbank.dataset.Images;
import werkbank.ensemble.Drawn;
import werkbank.ensemble.EachAlone;
import werkbank.ensemble.choice.ViewChoice.Chosen;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.Look;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Augmentation;
import werkbank.recipe.AugmentationBuilder;
import werkbank.recipe.Augmentations;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.recipe.Views.Kind;
import werkbank.space.EnsemblePlan.TestTime;
import werkbank.space.Objective;

/** Two members of drawn networks, each of which may say something else for each way of looking. */
class ViewChoiceTest {
    private static final int ROWS = 400;
    private static final Augmentation TURNING = Augmentations.affine(10, 0.1, 0, 0);

    private final Drawn drawn = new Drawn(ROWS, 1);
    private final float[][] middling = drawn.network(4, 1);
    private final float[][] better = drawn.network(7, 1);
    private final List<Network> run = new ArrayList<>();

    private final List<Member> members = List.of(member(3, 0.75), member(8, 0.25));

    private static Member member(int trial, double weight) {
        Score score = new Score(ROWS, 8, 0.98, 0.1);
        return Member.of(trial, weight, List.of(new StoredFile("ensemble/" + trial + ".zip", "", 1)), score);
    }

    @Test
    void autoStaysWithOneLookWhereMoreGainNothing() {
        Chosen chosen = choose(Optional.empty(), TestTime.AUTO, TURNING);

        assertThat(chosen.members()).isEqualTo(members);
        assertThat(chosen.looks()).extracting(Look::kind).containsExactly(Kind.ONCE, Kind.SHIFTS, Kind.DRAWS);
        assertThat(chosen.looks()).extracting(Look::excess).containsOnly(0.0);
        assertThat(chosen.validation())
                .isEqualTo(Score.of(drawn.labels(), chosen.temperature().applyTo(middling)));
    }

    @Test
    void autoTakesTheLooksThatGain() {
        Chosen shifting = choose(Optional.of(Kind.SHIFTS), TestTime.AUTO, TURNING);
        assertThat(shifting.members()).extracting(Member::views).containsOnly(Views.SHIFTS);
        assertThat(shifting.validation().logLoss())
                .isCloseTo(shifting.looks().get(1).logLoss(), within(1e-12))
                .isLessThan(shifting.looks().get(0).logLoss());
        assertThat(shifting.looks().get(0).excess())
                .isGreaterThan(shifting.looks().get(0).excessError());

        Chosen drawing = choose(Optional.of(Kind.DRAWS), TestTime.AUTO, TURNING);
        assertThat(drawing.members())
                .extracting(Member::views)
                .containsOnly(Views.draws(9, Augmentations.affine(5, 0.05, 0, 0)));
        assertThat(drawing.members()).extracting(Member::weight).containsExactly(0.75, 0.25);
    }

    @Test
    void whatIsAskedForIsTakenAndComparedWithOneLook() {
        Chosen chosen = choose(Optional.empty(), TestTime.SHIFTS, TURNING);
        assertThat(chosen.members()).extracting(Member::views).containsOnly(Views.SHIFTS);
        assertThat(chosen.looks()).extracting(Look::kind).containsExactly(Kind.ONCE, Kind.SHIFTS);
    }

    @Test
    void drawsOfNothingAreNotTried() {
        assertThat(choose(Optional.empty(), TestTime.AUTO, Augmentation.NONE).looks())
                .extracting(Look::kind)
                .containsExactly(Kind.ONCE, Kind.SHIFTS);
        Augmentation hiding = new AugmentationBuilder()
                .cutout(4)
                .grey(0.2)
                .blur(Optional.of(new Augmentation.Blur(0.5, 0.1, 2)))
                .build();
        assertThat(choose(Optional.of(Kind.DRAWS), TestTime.AUTO, hiding).looks())
                .as("a look hides nothing")
                .extracting(Look::kind)
                .containsExactly(Kind.ONCE, Kind.SHIFTS);

        Chosen told = choose(Optional.of(Kind.DRAWS), TestTime.DRAWS, hiding);
        assertThat(told.members()).isEqualTo(members);
        assertThat(told.looks()).extracting(Look::kind).containsExactly(Kind.ONCE);
    }

    @Test
    void networksThatKnowMirrorImagesAreShownSome() {
        Augmentation mirroring =
                new AugmentationBuilder().flipHorizontal(0.5).cropPadding(4).build();
        Chosen chosen = choose(Optional.empty(), TestTime.AUTO, mirroring);
        assertThat(chosen.members()).isEqualTo(members);
        assertThat(chosen.looks())
                .extracting(Look::kind)
                .containsExactly(Kind.ONCE, Kind.FLIPS, Kind.SHIFTS, Kind.CROPS, Kind.DRAWS);

        Chosen flipping = choose(Optional.of(Kind.FLIPS), TestTime.AUTO, mirroring);
        assertThat(flipping.members()).extracting(Member::views).containsOnly(Views.FLIPS);
        Chosen cropping = choose(Optional.of(Kind.CROPS), TestTime.AUTO, mirroring);
        assertThat(cropping.members()).extracting(Member::views).containsOnly(Views.CROPS);
        Chosen drawing = choose(Optional.of(Kind.DRAWS), TestTime.AUTO, mirroring);
        assertThat(drawing.members())
                .extracting(Member::views)
                .containsOnly(Views.draws(
                        9,
                        new AugmentationBuilder()
                                .flipHorizontal(0.5)
                                .cropPadding(2)
                                .build()));
    }

    /** Whoever asks for them gets them. */
    @Test
    void mirrorImagesAreShownToAnyNetworkOnDemand() {
        assertThat(choose(Optional.empty(), TestTime.FLIPS, TURNING).looks())
                .extracting(Look::kind)
                .containsExactly(Kind.ONCE, Kind.FLIPS);
        assertThat(choose(Optional.empty(), TestTime.CROPS, TURNING).members())
                .extracting(Member::views)
                .containsOnly(Views.CROPS);
    }

    @Test
    void theCostIsThatOfAllMembersForAnImage() {
        Chosen chosen = choose(Optional.empty(), TestTime.SHIFTS, TURNING);
        assertThat(chosen.looks()).extracting(Look::imagesPerSecond).containsOnly(ROWS / (2 * EachAlone.SECONDS));
    }

    @Test
    void withFoldsEachNetworkIsAskedOnlyOfImagesThatItHasNotSeen() {
        List<StoredFile> files = Stream.of("a.zip", "b.zip")
                .map(name -> new StoredFile("ensemble/" + name, "", 1))
                .toList();
        Images first = images(150);
        Images second = images(250);
        SelectionData folds = evidence(List.of(first, second), TURNING);
        List<Integer> asked = new ArrayList<>();
        ViewChoice choice = new ViewChoice(
                EachAlone.of((network, images) -> {
                    run.add(network);
                    asked.add(images.count());
                    return Arrays.copyOf(middling, images.count());
                }),
                folds,
                file -> Path.of(file.path()));

        choice.choose(List.of(members.get(0).with(files)), List.of(TURNING), TestTime.SHIFTS, Integer.MAX_VALUE);

        assertThat(run)
                .extracting(Network::model)
                .as("the first one warms up")
                .containsExactly(
                        Path.of("ensemble/a.zip"),
                        Path.of("ensemble/a.zip"),
                        Path.of("ensemble/b.zip"),
                        Path.of("ensemble/a.zip"),
                        Path.of("ensemble/b.zip"));
        assertThat(asked.get(0)).as("warms up").isEqualTo(150);
        assertThat(asked.subList(1, 5)).containsExactly(150, 250, 150, 250);
    }

    private static Images images(int count) {
        return new Images(new byte[count][1], Shape.grey(1, 1));
    }

    private SelectionData evidence(List<Images> images, Augmentation augmentation) {
        return new SelectionData(drawn.labels(), Drawn.CLASSES, images, trial -> augmentation, Objective.VAL_ACCURACY);
    }

    /** @param gaining the way of looking with which networks know more */
    private Chosen choose(Optional<Kind> gaining, TestTime wish, Augmentation augmentation) {
        ViewChoice choice = new ViewChoice(
                EachAlone.of((network, images) ->
                        gaining.equals(Optional.of(network.views().kind())) ? better : middling),
                evidence(List.of(images(ROWS)), augmentation),
                file -> Path.of(file.path()));
        return choice.choose(members, List.of(augmentation, augmentation), wish, Integer.MAX_VALUE);
    }
}
