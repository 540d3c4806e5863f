package werkbank.report.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Choice.Compared;
import werkbank.experiment.result.Choice.TimeLimit;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Look;
import werkbank.metric.Score;
import werkbank.recipe.Views;
import werkbank.report.figure.PageNumbers;

/**
 * The ensemble as it was chosen, on validation images.
 *
 * @param accuracy on the validation images, 0 to 1
 * @param logLoss on the validation images, in nats
 * @param images validation images
 * @param temperature of the combined probabilities; 1 leaves them as they are
 * @param why this method, without a full stop
 * @param compared methods in cross-validation, each once; empty when nothing was compared
 * @param limit on the members' time, where one was asked for
 * @param growth at index k − 1 the score of the k best candidates with equal weights
 */
public record EnsembleView(
        String method,
        Instant built,
        double accuracy,
        double logLoss,
        int errors,
        int images,
        List<Member> members,
        double temperature,
        String why,
        List<Compared> compared,
        Optional<TimeLimit> limit,
        List<Score> growth,
        List<Look> looks,
        Views.Kind look,
        Optional<Distilled> distilled) {

    /**
     * A member; the figures are its own on the validation images.
     *
     * @param epoch of its checkpoint, when that isn't the trial's best
     * @param weight share in the combined probabilities
     * @param int8 how it does in eight bits; empty when it wasn't tried
     */
    public record Member(
            int trial,
            Optional<Integer> epoch,
            double weight,
            double accuracy,
            double logLoss,
            int errors,
            Optional<EightBitView> int8) {}

    /**
     * The one network in place of all; accuracy and log-loss are on the validation images.
     *
     * @param trial whose configuration it has
     * @param bytes of its file; {@code ofAll} of the members' together
     */
    public record Distilled(
            int trial, double accuracy, double logLoss, int errors, long parameters, long bytes, long ofAll) {
        public static Distilled of(werkbank.experiment.result.Distilled learned, long ofAll) {
            return new Distilled(
                    learned.trial(),
                    learned.validation().accuracy(),
                    PageNumbers.rounded(learned.validation().logLoss()),
                    learned.validation().errors(),
                    learned.parameters(),
                    learned.model().bytes(),
                    ofAll);
        }
    }

    public static EnsembleView of(EnsembleResult ensemble) {
        return new EnsembleView(
                ensemble.method(),
                ensemble.built(),
                ensemble.validation().accuracy(),
                PageNumbers.rounded(ensemble.validation().logLoss()),
                ensemble.validation().errors(),
                ensemble.validation().images(),
                ensemble.members().stream().map(EnsembleView::member).toList(),
                PageNumbers.rounded(ensemble.temperature()),
                ensemble.choice().reason().words(),
                ensemble.choice().compared(),
                ensemble.choice().limit(),
                ensemble.growth(),
                ensemble.looks(),
                ensemble.members().get(0).views().kind(),
                ensemble.distilled().map(learned -> Distilled.of(learned, ensemble.bytes())));
    }

    private static Member member(werkbank.experiment.result.Member member) {
        return new Member(
                member.trial(),
                member.epoch(),
                PageNumbers.rounded(member.weight()),
                member.validation().accuracy(),
                PageNumbers.rounded(member.validation().logLoss()),
                member.validation().errors(),
                member.int8().map(EightBitView::of));
    }
}
