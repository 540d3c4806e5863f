package werkbank.cli;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.metric.Agreement;
import werkbank.metric.MemberPair;

/**
 * How far the members of an ensemble agree, as {@code evaluate --json} has it.
 *
 * @param allWrong images that every member gets wrong: positions in the test file, from 0
 */
record AgreementLine(double meanDisagreement, List<PairLine> pairs, List<Integer> allWrong) {
    static AgreementLine of(Agreement agreement, List<MemberScore> members) {
        return new AgreementLine(
                agreement.meanDisagreement(),
                agreement.pairs().stream()
                        .map(pair -> PairLine.of(pair, members))
                        .toList(),
                agreement.allWrong());
    }

    /**
     * The disagreement of two members.
     *
     * @param trials their numbers, the first's and the second's
     */
    record PairLine(
            List<Integer> trials,
            double disagreement,
            int onlyFirstRight,
            int onlySecondRight,
            int bothWrong,
            Optional<Double> q) {

        static PairLine of(MemberPair pair, List<MemberScore> members) {
            return new PairLine(
                    List.of(
                            members.get(pair.first()).trial(),
                            members.get(pair.second()).trial()),
                    pair.disagreement(),
                    pair.onlyFirstRight(),
                    pair.onlySecondRight(),
                    pair.bothWrong(),
                    pair.q());
        }
    }
}
