package werkbank.ensemble.choice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import werkbank.dataset.Images;
import werkbank.ensemble.Members;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Calibrated;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.experiment.SelectionData;
import werkbank.experiment.result.EightBits;
import werkbank.experiment.result.EightBits.Compared;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.recipe.Quantisation;

/** Finds which members of an ensemble answer in eight bits. Members, weights, looks and temperature are settled before. */
final class EightBitChoice {
    /** Validation images that ranges are found on, at most. */
    static final int CALIBRATED = 1024;

    private final Predictor predictor;
    private final SelectionData evidence;
    private final Function<StoredFile, Path> files;

    /** @param files where a member's networks are */
    EightBitChoice(Predictor predictor, SelectionData evidence, Function<StoredFile, Path> files) {
        this.predictor = predictor;
        this.evidence = evidence;
        this.files = files;
    }

    /** A member with what was found. */
    Member tried(Member member) {
        Said floats = said(member, fold -> Optional.empty());
        EightBits whole = tried(member, floats, fold -> Set.of());
        return member.with(
                whole.wasTaken() || whole.whyNot().isPresent()
                        ? whole
                        : partly(member, floats).orElse(whole));
    }

    /** Leaves the worst layers in 32 bits, one more each time, until the member is taken; empty when it isn't. */
    private Optional<EightBits> partly(Member member, Said floats) {
        List<WorstLayers> worst = IntStream.range(0, member.models().size())
                .mapToObj(fold -> WorstLayers.of(predictor.sensitivities(model(member, fold), spread(images(fold)))))
                .toList();
        int most = worst.stream().mapToInt(WorstLayers::count).max().orElseThrow();
        return IntStream.rangeClosed(1, most)
                .mapToObj(count -> tried(member, floats, fold -> worst.get(fold).first(count)))
                .filter(EightBits::wasTaken)
                .findFirst();
    }

    private EightBits tried(Member member, Said floats, IntFunction<Set<Integer>> inFloats) {
        List<Quantisation> networks = new ArrayList<>();
        for (int fold = 0; fold < member.models().size(); fold++) {
            Calibrated found = predictor.calibrate(model(member, fold), spread(images(fold)), inFloats.apply(fold));
            if (found.quantisation().isEmpty()) {
                return EightBits.not(found.whyNot().orElseThrow());
            }
            networks.add(found.quantisation().get());
        }
        return EightBits.tried(networks, compared(said(member, fold -> Optional.of(networks.get(fold))), floats));
    }

    private Path model(Member member, int fold) {
        return files.apply(member.models().get(fold));
    }

    /** The images that a fold's network hasn't seen. */
    private Images images(int fold) {
        return evidence.images().get(fold);
    }

    /** Images at equal distances, no more than are calibrated on. */
    private static Images spread(Images images) {
        int count = Math.min(CALIBRATED, images.count());
        return images.subset(IntStream.range(0, count)
                .map(i -> (int) ((long) i * images.count() / count))
                .toArray());
    }

    /** Has what a member says of all images in one way. */
    private record Said(double[] losses, double imagesPerSecond) {
        double mean() {
            return Arrays.stream(losses).average().orElseThrow();
        }
    }

    private static Compared compared(Said bits, Said floats) {
        LossDifference excess = LossDifference.of(bits.losses, floats.losses);
        return new Compared(
                bits.mean(),
                floats.mean(),
                excess.mean(),
                excess.standardError(),
                bits.imagesPerSecond,
                floats.imagesPerSecond);
    }

    private Said said(Member member, IntFunction<Optional<Quantisation>> quantisation) {
        List<float[][]> parts = new ArrayList<>();
        double seconds = 0;
        for (int fold = 0; fold < member.models().size(); fold++) {
            List<Network> network = List.of(new Network(model(member, fold), member.views(), quantisation.apply(fold)));
            Images images = images(fold);
            predictor.run(network, images.range(0, Math.min(Members.WARM_UP, images.count())));
            Output output = predictor.run(network, images).get(0);
            parts.add(output.probabilities());
            seconds += output.seconds();
        }
        float[][] probabilities = parts.stream().flatMap(Arrays::stream).toArray(float[][]::new);
        Candidates alone = Candidates.of(evidence.labels(), List.<float[][]>of(probabilities));
        return new Said(alone.losses(0), probabilities.length / seconds);
    }
}
