package werkbank.experiment.trial;

import java.util.List;
import werkbank.experiment.result.EnsembleResult;
import werkbank.file.StoredFile;

/**
 * An ensemble that a trial learns from beside the labels: the weighted mean of networks' probabilities, after a
 * temperature. Each of them looks at an image once.
 *
 * @param members whose weights sum to 1
 * @param temperature of the mean, as an {@link EnsembleResult}'s
 */
public record Teacher(List<Member> members, double temperature) {

    public Teacher {
        members = List.copyOf(members);
    }

    /** Makes a teacher of a whole ensemble. */
    public static Teacher of(EnsembleResult ensemble) {
        return new Teacher(
                ensemble.members().stream()
                        .map(member -> new Member(member.weight(), member.models()))
                        .toList(),
                ensemble.temperature());
    }

    /**
     * A part of the mean.
     *
     * @param models relative to the study's folder: one, or one for each fold, whose mean the member says
     */
    public record Member(double weight, List<StoredFile> models) {}
}
