package werkbank.report;

import java.time.Instant;
import java.util.List;
import werkbank.experiment.EnsembleResult;
import werkbank.experiment.EnsembleResult.Compared;
import werkbank.experiment.EnsembleResult.Reason;
import werkbank.metric.Score;

/**
 * The ensemble as it was chosen, on validation images.
 *
 * @param accuracy on the validation images, 0 to 1
 * @param logLoss on the validation images, in nats
 * @param images validation images
 * @param temperature of the combined probabilities; 1 leaves them as they are
 * @param why this method, one sentence; empty where it isn't known
 * @param compared methods in cross-validation, the simplest first; empty when nothing was compared
 * @param growth at index k − 1 the score of the k best trials with equal weights
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
        List<Score> growth) {

    /** @param weight share in the combined probabilities; the figures are the member's own on the validation images */
    public record Member(int trial, double weight, double accuracy, double logLoss, int errors) {}

    static EnsembleView of(EnsembleResult ensemble) {
        return new EnsembleView(
                ensemble.method(),
                ensemble.built(),
                ensemble.validation().accuracy(),
                Numbers.rounded(ensemble.validation().logLoss()),
                ensemble.validation().errors(),
                ensemble.validation().images(),
                ensemble.members().stream().map(EnsembleView::member).toList(),
                Numbers.rounded(ensemble.temperature()),
                inWords(ensemble.choice().reason()),
                ensemble.choice().compared(),
                ensemble.growth());
    }

    private static String inWords(Reason reason) {
        return switch (reason) {
            case NOT_RECORDED -> "";
            case ASKED_FOR -> "The method was asked for.";
            case ONE_MEMBER -> "There was nothing to choose between: one trial, or one member was asked for.";
            case TOO_FEW_IMAGES -> "There are too few validation images of each class to hold any out, so nothing was compared.";
            case BEST -> "It has the lowest cross-validated log-loss, and no simpler method is within one standard error of it.";
            case SIMPLEST_WITHIN_ONE_ERROR -> "It is the simplest method whose cross-validated log-loss is within one standard error of the lowest.";
        };
    }

    private static Member member(EnsembleResult.Member member) {
        return new Member(
                member.trial(),
                Numbers.rounded(member.weight()),
                member.validation().accuracy(),
                Numbers.rounded(member.validation().logLoss()),
                member.validation().errors());
    }
}
