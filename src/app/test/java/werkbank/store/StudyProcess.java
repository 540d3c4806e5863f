package werkbank.store;

import java.nio.file.Path;
import werkbank.experiment.Samples;
import werkbank.experiment.StudyArchive;
import werkbank.experiment.TrialStore;

/** A process that writes trials to a study without end, one line on standard output after each write. */
public final class StudyProcess {
    private StudyProcess() {}

    /** @param args results folder, name of the study, epochs of each trial */
    public static void main(String[] args) {
        StudyArchive archive = new H2StudyArchive(Path.of(args[0]));
        int epochs = Integer.parseInt(args[2]);
        try (TrialStore store =
                archive.exists(args[1]) ? archive.open(args[1]) : archive.create(Samples.study(args[1]))) {
            say("open");
            for (int number = store.trials().size() + 1; ; number++) {
                store.begin(Samples.proposal(number), number);
                say("begun " + number);
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    store.record(number, Samples.epoch(epoch));
                    say("epoch " + number + " " + epoch);
                }
                store.finish(number, Samples.complete(0.9));
                say("finished " + number);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
