package werkbank.experiment;

import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Diagnostics;
import werkbank.experiment.result.Evaluation;
import werkbank.experiment.result.Evaluation.InFloats;
import werkbank.experiment.result.Evaluation.MemberScore;
import werkbank.experiment.result.Evaluation.Mistake;
import werkbank.metric.ClassScore;

/** Makes copies of evaluations for tests, which say what differs alone. */
public final class EvaluationBuilder {
    private final Evaluation same;
    private List<MemberScore> members;
    private MemberScore bestMember;
    private int[][] confusion;
    private List<ClassScore> classes;
    private List<Mistake> mistakes;
    private Optional<Diagnostics> diagnostics;
    private Optional<MemberScore> distilled;
    private Optional<InFloats> floats;

    private EvaluationBuilder(Evaluation same) {
        this.same = same;
        this.members = same.members();
        this.bestMember = same.bestMember();
        this.confusion = same.confusion();
        this.classes = same.classes();
        this.mistakes = same.mistakes();
        this.diagnostics = same.diagnostics();
        this.distilled = same.distilled();
        this.floats = same.floats();
    }

    /** The same evaluation. */
    public static EvaluationBuilder of(Evaluation evaluation) {
        return new EvaluationBuilder(evaluation);
    }

    /** Leaves what a version stored that had accuracy, errors and log-loss alone. */
    public static Evaluation ofAnOlderVersion(Evaluation evaluation) {
        List<MemberScore> bare = evaluation.members().stream()
                .map(member -> new MemberScore(
                        member.trial(),
                        Optional.empty(),
                        member.score(),
                        member.interval(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        EvaluationBuilder builder = of(evaluation).members(bare).bestMember(bare.get(0));
        builder.diagnostics = Optional.empty();
        builder.distilled = Optional.empty();
        builder.floats = Optional.empty();
        return builder.build();
    }

    public EvaluationBuilder members(List<MemberScore> value) {
        members = value;
        return this;
    }

    public EvaluationBuilder bestMember(MemberScore value) {
        bestMember = value;
        return this;
    }

    /** Another confusion, and the classes' scores by it. */
    public EvaluationBuilder confusion(int[][] value) {
        confusion = value;
        classes = ClassScore.of(value);
        return this;
    }

    public EvaluationBuilder mistakes(List<Mistake> value) {
        mistakes = value;
        return this;
    }

    public EvaluationBuilder distilled(MemberScore value) {
        distilled = Optional.of(value);
        return this;
    }

    public EvaluationBuilder floats(InFloats value) {
        floats = Optional.of(value);
        return this;
    }

    public Evaluation build() {
        return new Evaluation(
                same.at(),
                same.testImages(),
                same.height(),
                same.width(),
                same.ensemble(),
                same.interval(),
                members,
                bestMember,
                same.versusBestMember(),
                confusion,
                classes,
                mistakes,
                diagnostics,
                distilled,
                same.lastEpoch(),
                floats,
                same.warnings());
    }
}
