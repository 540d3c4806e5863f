package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialCheckpoint;
import werkbank.experiment.trial.TrialResult;
import werkbank.file.VerifiedFiles;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;
import werkbank.recipe.Views;
import werkbank.space.EnsemblePlan;

/** Combines finished trials and measures the result. */
public interface Ensembler {
    /**
     * Chooses members and weights on validation probabilities that the trials stored, and copies their networks to the
     * study's {@code ensemble} folder; what the manifest there names is not touched. Nothing is trained; networks are
     * run only where the plan wants several looks at an image.
     *
     * @param checkpoints that can become members, best first; a trial may have several
     * @param plan how members and weights are found
     * @param evidence the validation images
     * @throws werkbank.WerkbankException when there is no checkpoint, or a stored file is missing or changed
     */
    EnsembleResult build(
            List<TrialCheckpoint> checkpoints, EnsemblePlan plan, SelectionData evidence, Path studyFolder);

    /**
     * Makes the {@code ensemble} folder that of this ensemble by writing its manifest, with which the folder stands by
     * itself. Files of former ones stay.
     *
     * @param study that it is of
     * @param images that its networks take
     * @param classes that they tell apart
     * @param recipe of each of its trials, by their numbers
     */
    void publish(
            EnsembleResult ensemble,
            StudyRecord study,
            Shape images,
            int classes,
            IntFunction<Recipe> recipe,
            Path studyFolder);

    /** Deletes from the folder what the ensemble doesn't name, once neither a row nor the manifest names it either. */
    void tidy(EnsembleResult ensemble, Path studyFolder);

    /**
     * Puts a network that has learned from the ensemble beside its members, with a temperature of its own.
     *
     * @param trial whose configuration it has
     * @param learned how its training ended, with a checkpoint
     * @param labels of its held-out images [rows], in the order of its stored probabilities
     * @throws werkbank.WerkbankException when one of its files is missing or changed
     */
    Distilled adopt(int trial, TrialResult learned, int[] labels, Path studyFolder);

    /**
     * Compares the ensemble's networks with their record.
     *
     * @throws werkbank.WerkbankException when one is missing or changed
     */
    default void requireFiles(EnsembleResult ensemble, Path studyFolder) {
        ensemble.files().forEach(file -> VerifiedFiles.file(file, studyFolder));
    }

    /**
     * Runs the ensemble and each member on labelled images.
     *
     * @throws werkbank.WerkbankException when a member's network is missing or changed
     */
    Evaluation evaluate(EnsembleResult ensemble, Path studyFolder, LabelledImages images);

    /**
     * Runs the network of a trial's last epoch on labelled images.
     *
     * @param trial that has {@link Trial#lastModels}
     * @param views how it looks at an image
     * @throws werkbank.WerkbankException when a file is missing or changed
     */
    Evaluation.MemberScore judge(Trial trial, Views views, Path studyFolder, LabelledImages images);
}
