package werkbank.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The studies of a results folder. */
public interface StudyArchive {
    boolean exists(String study);

    /** The names of all studies, sorted. */
    List<String> studies();

    /** The folder of the study's files, whether the study exists or not. */
    Path folder(String study);

    /** @throws werkbank.InputException when there is no study of that name; the message says which there are */
    void require(String study);

    /**
     * Creates and opens a study.
     *
     * @throws werkbank.InputException when it exists or another process holds it
     */
    TrialStore create(StudyRecord study);

    /**
     * Opens a study. RUNNING trials in it have lost their process and become INTERRUPTED.
     *
     * @throws StudyHeldException when another process holds it (which one is said)
     * @throws werkbank.InputException when there is none of that name
     */
    TrialStore open(String study);

    /**
     * A copy of a study, also while another process has it. Nothing in the results folder changes.
     *
     * @throws werkbank.InputException when there is none of that name
     */
    StudyCopy read(String study);

    /**
     * Names the process that has a study, for people; empty where none has it. Nothing in the results folder changes.
     *
     * @throws werkbank.InputException when there is none of that name, or this process has it
     */
    Optional<String> owner(String study);
}
