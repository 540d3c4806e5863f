package werkbank.ensemble;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import werkbank.experiment.EnsembleResult.Choice;
import werkbank.experiment.EnsembleResult.Compared;
import werkbank.experiment.EnsembleResult.Reason;
import werkbank.space.EnsemblePlan.Method;

/**
 * The methods in cross-validation within the validation images, and which of them is taken: the simplest whose log-loss is
 * within one standard error of the lowest.
 */
record Comparison(Method chosen, Choice choice) {

    /** @param trials number of each candidate's trial, in the same order */
    static Comparison of(Candidates candidates, List<Integer> trials, OptionalInt topK) {
        CrossValidation validation = new CrossValidation(candidates);
        List<Entry> entries = Stream.of(Method.values())
                .filter(method -> method != Method.AUTO)
                .map(method -> Entry.of(method, topK, candidates, validation))
                .toList();
        Entry best = entries.stream()
                .min(Comparator.comparingDouble(Entry::logLoss))
                .orElseThrow();
        Entry chosen = entries.stream()
                .filter(entry -> entry.above(best).isWithinOneError())
                .findFirst()
                .orElseThrow();
        return new Comparison(
                chosen.method,
                new Choice(
                        chosen == best ? Reason.BEST : Reason.SIMPLEST_WITHIN_ONE_ERROR,
                        entries.stream()
                                .map(entry -> entry.compared(best, trials))
                                .toList()));
    }

    /** @param members indexes of the candidates that it takes when it is fitted on all images */
    private record Entry(Method method, List<Integer> members, CrossValidation.Judged judged) {
        static Entry of(Method method, OptionalInt topK, Candidates candidates, CrossValidation validation) {
            Weighting weighting = Weighting.of(method, topK);
            return new Entry(method, weighting.fit(candidates).members(), validation.judge(weighting));
        }

        double logLoss() {
            return Excess.of(judged.losses()).mean();
        }

        Excess above(Entry other) {
            return Excess.of(judged.losses(), other.judged.losses());
        }

        Compared compared(Entry best, List<Integer> trials) {
            return new Compared(
                    method.label(),
                    members.stream().map(trials::get).toList(),
                    logLoss(),
                    Excess.of(judged.losses()).standardError(),
                    judged.accuracy(),
                    above(best).mean(),
                    above(best).standardError());
        }
    }
}
