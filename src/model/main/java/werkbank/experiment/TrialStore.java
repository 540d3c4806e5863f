package werkbank.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import werkbank.experiment.result.Baselines;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Gallery;
import werkbank.experiment.result.TestOpening;
import werkbank.experiment.trial.Computation;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Proposal;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialLeg;
import werkbank.experiment.trial.TrialResult;
import werkbank.experiment.trial.Verdicts;

/**
 * A store of one study. Every method that writes returns only when the change would survive a crash of this process.
 * Safe for several threads; one process at a time.
 */
public interface TrialStore extends AutoCloseable {
    StudyRecord study();

    /**
     * Replaces the study's record by one that differs in its {@link StudyRecord#with(String, String) space}, the
     * {@link StudyRecord#named names} of its classes and its {@link StudyRecord#provenance provenance} alone.
     */
    void goOnAs(StudyRecord study);

    /** How many trials were recorded before what is said of them got checksums: damage from before then isn't seen. */
    default int uncheckedTrials() {
        return 0;
    }

    /** All trials in the order of their numbers. */
    List<Trial> trials();

    Optional<Trial> trial(int number);

    /** Epochs of a trial in order; empty when there are none. */
    List<EpochMetrics> epochs(int trial);

    /** Epochs of every trial that has any, by trial number, in order. */
    Map<Integer, List<EpochMetrics>> epochs();

    /**
     * Makes a trial RUNNING: a new one, or an unfinished one, whose epochs stay until {@link #resume} says where it
     * goes on. The files of its checkpoint are forgotten, since its next best epoch replaces them.
     *
     * @throws IllegalStateException when the trial is finished
     */
    void begin(Proposal proposal, long seed);

    /**
     * Says where a trial that has begun goes on.
     *
     * @param done the epochs that it has from now on, in order; others are forgotten, and what a checkpoint
     *     of one of them reached. The next one is the first of the present run, unless that has trained some of them and
     *     only goes on with another worker
     * @throws IllegalStateException when the trial is not RUNNING
     */
    void resume(int number, List<EpochMetrics> done);

    /**
     * Says which worker runs a trial.
     *
     * @throws IllegalStateException when the trial is not RUNNING
     */
    void placed(int number, String worker);

    /**
     * Says what a trial's networks are computed with in its present run.
     *
     * @throws IllegalStateException when the trial is not RUNNING
     */
    void computedWith(int number, Computation computation);

    /** Each time that a trial ran, oldest first. */
    List<TrialLeg> legs();

    /** @throws IllegalStateException when the trial is not RUNNING, or has this epoch already */
    void record(int number, EpochMetrics metrics);

    /**
     * Ends a trial; with a finished state for good.
     *
     * @throws IllegalStateException when the trial is not RUNNING
     * @throws IllegalArgumentException when the result's state is neither finished nor INTERRUPTED nor WAITING
     */
    void finish(int number, TrialResult result);

    /**
     * Makes a WAITING trial PRUNED.
     *
     * @throws IllegalStateException when the trial is not WAITING
     */
    void prune(int number);

    /** Forgets the files of a trial's checkpoint, so that they can be deleted; its figures stay. */
    void forgetFiles(int number);

    /**
     * Replaces the ensemble; an evaluation of the former one is forgotten.
     *
     * @throws IllegalStateException when a member's trial is not in this study
     */
    void saveEnsemble(EnsembleResult ensemble);

    Optional<EnsembleResult> ensemble();

    /** @throws IllegalStateException when there is no ensemble */
    void saveEvaluation(Evaluation evaluation);

    /** The evaluation of the present ensemble. */
    Optional<Evaluation> evaluation();

    /** Keeps what simple methods reach on the study's images. */
    void saveBaselines(Baselines baselines);

    /** The figures of simple methods; empty until they are saved. */
    Optional<Baselines> baselines();

    /** Replaces what was found out about the best trials. */
    void saveVerdicts(Verdicts verdicts);

    /** Returns what was found out about the best trials; {@link Verdicts#NONE} until something was. */
    Verdicts verdicts();

    /** Replaces the pictures of the study's images. */
    void saveGallery(Gallery gallery);

    /** Pictures of the study's images; empty until they are saved. */
    Optional<Gallery> gallery();

    /** Replaces the results of others that the study has. */
    void saveKnown(List<KnownResults> known);

    /** The results of others that the study has, in the order in which they came. */
    List<KnownResults> known();

    void recordTestOpening(TestOpening opening);

    /** The openings of the test set, oldest first. */
    List<TestOpening> testOpenings();

    /** Gives the study up; does nothing the second time. Other calls are then an {@link IllegalStateException}. */
    @Override
    void close();
}
