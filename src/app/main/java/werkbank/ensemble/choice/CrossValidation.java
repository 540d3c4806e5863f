package werkbank.ensemble.choice;

import java.util.List;
import werkbank.dataset.Split;
import werkbank.ensemble.Temperature;
import werkbank.metric.Score;
import werkbank.space.Objective;

/**
 * A cross-validation of a weighting and a temperature, on images that they weren't fitted on. Each fold is held out
 * once; the folds have each class's share. The order of the candidates is found anew for each fold, without its images: by
 * the order of all, the first few would be the luckiest on the images that they are judged on.
 */
final class CrossValidation {
    static final int FOLDS = 5;

    private static final long SEED = 1;

    private final int images;
    private final List<Part> parts;

    /** @param objective by which the candidates are in order */
    CrossValidation(Candidates candidates, Objective objective) {
        images = candidates.rows();
        parts = Split.folds(candidates.labels(), FOLDS, 0, SEED).stream()
                .map(split -> Part.of(candidates, split, objective))
                .toList();
    }

    private record Part(Candidates fitting, int[] rows, Candidates heldOut) {
        static Part of(Candidates candidates, Split split, Objective objective) {
            Candidates fitting = candidates.atRows(split.training());
            List<Integer> order = fitting.bestFirst(objective);
            return new Part(
                    fitting.only(order),
                    split.validation(),
                    candidates.atRows(split.validation()).only(order));
        }
    }

    /**
     * The losses and errors on images when they were held out.
     *
     * @param losses [images], in nats
     * @param errors images that were classified wrong
     */
    record Judged(double[] losses, int errors) {
        double accuracy() {
            return Score.accuracy(errors, losses.length);
        }
    }

    Judged judge(Weighting weighting) {
        double[] losses = new double[images];
        int errors = 0;
        for (Part part : parts) {
            Candidates blend = heldOut(weighting, part);
            double[] ofPart = blend.losses(0);
            for (int place = 0; place < ofPart.length; place++) {
                losses[part.rows[place]] = ofPart[place];
            }
            errors += blend.errors(0).cardinality();
        }
        return new Judged(losses, errors);
    }

    /** The ensemble as one candidate. */
    private static Candidates heldOut(Weighting weighting, Part part) {
        MemberWeights weights = weighting.fit(part.fitting);
        Temperature temperature = Temperature.fit(part.fitting.labels(), part.fitting.blend(weights));
        return Candidates.of(
                part.heldOut.labels(), List.<float[][]>of(temperature.applyTo(part.heldOut.blend(weights))));
    }
}
