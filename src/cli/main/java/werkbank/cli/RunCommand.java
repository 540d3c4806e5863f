package werkbank.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import werkbank.ensemble.choice.ValidationEnsembler;
import werkbank.experiment.Ensembler;

/** {@code werkbank run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header = "The main job: search, ensemble, evaluation, report.",
        description = {
            "",
            "Trains the trials of a search space, combines the best into an ensemble, judges it on the test set and"
                    + " writes the report. Interrupt it at any time: the same command goes on where it stopped.",
            "",
            SearchCommand.REPORT,
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank run search-spaces/quick.yaml",
            "  ./werkbank run search-spaces/compact.yaml --study night --timeout 8h",
            "  ./werkbank run search-spaces/compact.yaml --spark spark://host:7077"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private SharedOptions shared;

    @Mixin
    private SearchOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Ensembler ensembler = new ValidationEnsembler(shared.predictor(), shared.clock());
        return new SearchJob(shared, options)
                .run(
                        (store, study, space) -> {
                            study.ensemble(ensembler, space.ensemble());
                            // A study that is run again is judged again only when its ensemble is another one.
                            if (store.evaluation().isEmpty()) {
                                study.evaluate(ensembler);
                            }
                        },
                        spec.commandLine().getOut());
    }
}
