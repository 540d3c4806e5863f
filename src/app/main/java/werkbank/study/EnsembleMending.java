package werkbank.study;

import java.nio.file.Path;
import java.util.Optional;
import werkbank.experiment.PublishedEnsemble;
import werkbank.experiment.TrialStore;
import werkbank.experiment.result.EnsembleResult;

/**
 * Makes a study's row of its ensemble and the ensemble's folder say the same again. The folder is written first and the row
 * second, so a process that is killed in between leaves a folder that is newer; former versions did it the other way round.
 */
public final class EnsembleMending {
    private final TrialStore store;
    private final PublishedEnsemble published;
    private final Path folder;

    /** @param folder of the study's files */
    public EnsembleMending(TrialStore store, PublishedEnsemble published, Path folder) {
        this.store = store;
        this.published = published;
        this.folder = folder;
    }

    /**
     * Makes both say what is newer. An evaluation of the older one is forgotten when that is the row's.
     *
     * @return what was done, for people; empty when both agree, or one of them is not there to go by
     */
    public Optional<String> mend() {
        Optional<EnsembleResult> row = store.ensemble();
        Optional<EnsembleResult> found = published.of(store.study(), folder);
        if (found.isEmpty() || row.filter(found.get()::usesTheSameAs).isPresent()) {
            return Optional.empty();
        }
        if (row.filter(one -> one.isNewerThan(found.get())).isPresent()
                && published.replace(row.orElseThrow(), folder)) {
            return Optional.of(said("its folder was older and now has the newer one"));
        }
        if (!hasItsTrials(found.get())) {
            return Optional.empty();
        }
        store.saveEnsemble(found.get());
        return Optional.of(said("the study's record was older and now has the newer one, which isn't evaluated yet"));
    }

    private boolean hasItsTrials(EnsembleResult ensemble) {
        return ensemble.members().stream()
                .allMatch(member -> store.trial(member.trial()).isPresent());
    }

    private String said(String done) {
        return "a command was cut off while it replaced the ensemble of study '"
                + store.study().name() + "': " + done;
    }
}
