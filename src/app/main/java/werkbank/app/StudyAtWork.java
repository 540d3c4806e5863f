package werkbank.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import werkbank.experiment.TrialStore;
import werkbank.search.PlannedEpochs;
import werkbank.space.SearchSpace;
import werkbank.study.StudyData;

/**
 * An open study that is searched.
 *
 * @param timeout after how long no trial is started any more
 * @param planned the epochs that the search is expected to train
 * @param folder of the study's files
 * @param report its page
 */
public record StudyAtWork(
        TrialStore store,
        SearchSpace space,
        StudyData data,
        Optional<Duration> timeout,
        PlannedEpochs planned,
        Path folder,
        Path report) {}
