package werkbank.report.view;

import java.util.Optional;
import werkbank.experiment.StudyRecord;
import werkbank.recipe.Precision;
import werkbank.space.yaml.OneTrialText;

/**
 * How one trial is run again without the others: a space of its own, in which the page writes the trial's parameters, and
 * the seed of a study that begins with it.
 *
 * @param space YAML of a study of one trial, to which {@code enqueue} is added; empty when it can't be made
 * @param precision of all the study's trainings; empty where the space decides
 * @param folder of the study's space, which the paths in it are relative to; it ends with a slash, or is empty
 */
public record SingleTrialSpace(Optional<String> space, Optional<String> precision, String folder) {

    public static SingleTrialSpace of(StudyRecord study) {
        String file = study.spaceFile();
        int name = 1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return new SingleTrialSpace(
                OneTrialText.of(study.space()), study.precision().map(Precision::label), file.substring(0, name));
    }
}
