package werkbank.report;

import java.time.Instant;
import java.util.List;
import werkbank.experiment.EnsembleResult;

/**
 * The ensemble as it was chosen, on validation images.
 *
 * @param accuracy on the validation images, 0 to 1
 * @param logLoss on the validation images, in nats
 * @param images validation images
 */
public record EnsembleView(
        String method, Instant built, double accuracy, double logLoss, int errors, int images, List<Member> members) {

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
                ensemble.members().stream().map(EnsembleView::member).toList());
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
