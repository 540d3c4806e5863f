package werkbank.ensemble;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Predictor;
import werkbank.experiment.Predictor.Network;
import werkbank.experiment.Predictor.Output;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.file.StoredFile;
import werkbank.file.VerifiedFiles;
import werkbank.recipe.Views;

/** The members' networks, run side by side. */
public final class Members {
    /** The images of a warm-up, one batch. */
    public static final int WARM_UP = 256;

    private final EnsembleResult ensemble;
    private final Function<StoredFile, Path> files;
    private final Predictor predictor;

    private Members(EnsembleResult ensemble, Function<StoredFile, Path> files, Predictor predictor) {
        this.ensemble = ensemble;
        this.files = files;
        this.predictor = predictor;
    }

    /**
     * Compares each file with its record before it is used.
     *
     * @param folder that the ensemble's files are relative to
     */
    public static Members checking(EnsembleResult ensemble, Path folder, Predictor predictor) {
        return new Members(ensemble, file -> VerifiedFiles.file(file, folder), predictor);
    }

    /** Opens members whose files have been compared with the manifest already. */
    static Members checked(EnsembleResult ensemble, Path folder, Predictor predictor) {
        return new Members(ensemble, file -> folder.resolve(file.path()), predictor);
    }

    /**
     * Runs all on labelled images.
     *
     * @throws werkbank.WerkbankException when a network's file is missing or changed
     */
    public Assessment assess(LabelledImages labelled) {
        Images images = labelled.images();
        warmUp(images);
        List<MemberProbabilities> answers = answers(images);
        return new Assessment(
                ensemble,
                labelled,
                answers,
                ensemble.distilled().map(student -> answers(student, images)),
                ensemble.hasInt8() ? Optional.of(inFloats(answers, images)) : Optional.empty());
    }

    /** Answers in 32 bits; members that did already need not be asked again. */
    private List<MemberProbabilities> inFloats(List<MemberProbabilities> answers, Images images) {
        List<Member> asked = ensemble.members().stream()
                .filter(Member::answersInInt8)
                .map(Member::inFloats)
                .toList();
        Iterator<MemberProbabilities> said = answers(asked, images).iterator();
        return IntStream.range(0, answers.size())
                .mapToObj(m -> ensemble.members().get(m).answersInInt8() ? said.next() : answers.get(m))
                .toList();
    }

    private Stream<Network> networks(Member member) {
        return IntStream.range(0, member.models().size())
                .mapToObj(
                        m -> new Network(files.apply(member.models().get(m)), member.views(), member.quantisation(m)));
    }

    /** Run by itself, since its speed is the reason that it is there. */
    private MemberProbabilities answers(Distilled student, Images images) {
        Network network = new Network(files.apply(student.model()), Views.ONCE);
        Output output = predictor.run(List.of(network), images).get(0);
        return new MemberProbabilities(
                new Temperature(student.temperature()).applyTo(output.probabilities()), output.seconds());
    }

    /** The first network waits for libraries to be loaded, which is not its own slowness. */
    private void warmUp(Images images) {
        Path model = files.apply(ensemble.members().get(0).models().get(0));
        predictor.run(List.of(new Network(model, Views.ONCE)), images.range(0, Math.min(WARM_UP, images.count())));
    }

    /**
     * The probabilities of each member, in the ensemble's order.
     *
     * @throws werkbank.WerkbankException when a network's file is missing or changed
     */
    List<MemberProbabilities> answers(Images images) {
        return answers(ensemble.members(), images);
    }

    private List<MemberProbabilities> answers(List<Member> members, Images images) {
        List<Network> networks = members.stream().flatMap(this::networks).toList();
        Iterator<Output> outputs = predictor.run(networks, images).iterator();
        return members.stream()
                .map(member -> MemberProbabilities.mean(Stream.generate(outputs::next)
                        .limit(member.models().size())
                        .toList()))
                .toList();
    }
}
