package werkbank.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/**
 * A trial in an ensemble.
 *
 * @param epoch of its checkpoint, when that isn't the trial's best
 * @param weight share in the combined probabilities; the weights sum to 1
 * @param models copies in the ensemble's folder: one, or one for each fold, whose mean the member says
 * @param validation of the member alone, looking once
 * @param views how it looks at an image
 * @param int8 how it does in eight bits; empty when that was not asked for
 */
public record Member(
        int trial,
        Optional<Integer> epoch,
        double weight,
        List<StoredFile> models,
        Score validation,
        Views views,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<EightBits> int8) {

    /** A member of a former version looks once, and says nothing of eight bits. */
    public Member {
        views = views == null ? Views.ONCE : views;
        int8 = int8 == null ? Optional.empty() : int8;
    }

    /** A member in 32 bits. */
    public Member(
            int trial, Optional<Integer> epoch, double weight, List<StoredFile> models, Score validation, Views views) {
        this(trial, epoch, weight, models, validation, views, Optional.empty());
    }

    /** The trial's best checkpoint, looking once. */
    public static Member of(int trial, double weight, List<StoredFile> models, Score validation) {
        return new Member(trial, Optional.empty(), weight, models, validation, Views.ONCE);
    }

    /** Replaces the files by copies of them elsewhere. */
    public Member with(List<StoredFile> copies) {
        return new Member(trial, epoch, weight, copies, validation, views, int8);
    }

    /** Replaces the looks. */
    public Member with(Views others) {
        return new Member(trial, epoch, weight, models, validation, others, int8);
    }

    /** Adds how it does in eight bits. */
    public Member with(EightBits tried) {
        return new Member(trial, epoch, weight, models, validation, views, Optional.of(tried));
    }

    /** Whether it answers in eight bits. */
    public boolean answersInInt8() {
        return int8.filter(EightBits::wasTaken).isPresent();
    }

    /** How one of its networks is computed in eight bits; empty when it is not. */
    public Optional<Quantisation> quantisation(int model) {
        return int8.filter(EightBits::wasTaken).map(taken -> taken.networks().get(model));
    }

    /** Puts it back to 32 bits. */
    public Member inFloats() {
        return new Member(trial, epoch, weight, models, validation, views);
    }

    Member comparable() {
        return new Member(trial, epoch, weight, models, validation, views, int8.map(EightBits::comparable));
    }

    Member used() {
        return new Member(
                trial,
                epoch,
                weight,
                models,
                null,
                views,
                int8.filter(EightBits::wasTaken).map(EightBits::used));
    }

    /** The member's name for people, for instance {@code trial 7} or {@code trial 7, epoch 9}. */
    public String name() {
        return name(trial, epoch);
    }

    static String name(int trial, Optional<Integer> epoch) {
        return "trial " + trial + epoch.map(e -> ", epoch " + e).orElse("");
    }
}
