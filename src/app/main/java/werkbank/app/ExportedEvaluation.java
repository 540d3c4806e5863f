package werkbank.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.ensemble.Ensemble;
import werkbank.ensemble.EnsembleManifest;
import werkbank.ensemble.EnsembleManifest.Input;
import werkbank.experiment.result.Evaluation;
import werkbank.recipe.Portion;

/** The evaluation of an ensemble that has no study to record anything, with all that is known of the ensemble. */
public record ExportedEvaluation(EnsembleManifest manifest, Evaluation evaluation) {

    /** Judges an ensemble as {@link Studies#evaluateExported} says. */
    static ExportedEvaluation of(
            String name, Optional<Path> images, boolean skipUnreadable, Workspace workspace, StudyWatcher watcher) {
        try (Ensemble ensemble = Ensemble.open(EnsembleSource.of(name, workspace), workspace.predictor())) {
            EnsembleManifest manifest = ensemble.manifest();
            workspace.whyNotInt8(manifest.ensemble()).ifPresent(watcher::note);
            ImageFolder folder = images.map(ImageFolder::of).orElseGet(() -> ownTest(name, manifest.input()));
            ImageSet test = read(folder, manifest, skipUnreadable, watcher);
            test.findings().notes().forEach(watcher::note);
            List<String> warnings = Stream.concat(undivided(folder).stream(), test.findings().warnings().stream())
                    .toList();
            warnings.forEach(watcher::warn);
            Evaluation evaluation = ensemble.evaluate(
                            test.images(), workspace.clock().instant())
                    .naming(test.places()::position, test.pictures())
                    .warning(warnings);
            return new ExportedEvaluation(manifest, evaluation);
        }
    }

    private static ImageFolder ownTest(String name, Input input) {
        if (!input.framesAsMnist()) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s learned from data of its own; name a folder with test images: --data DIR", name));
        }
        return ImageFolder.of(ThisMachine.home().resolve("data/mnist"));
    }

    private static ImageSet read(
            ImageFolder folder, EnsembleManifest manifest, boolean skipUnreadable, StudyWatcher watcher) {
        ImageRequest request = ImageRequest.of(folder.path())
                .drawing(Portion.ALL)
                .framing(manifest.input().asTrained())
                .framing(manifest.input().grey())
                .telling(watcher.reading());
        return folder.readTest(
                skipUnreadable ? request.skippingUnreadable() : request,
                manifest.classNames(),
                manifest.input().shape());
    }

    /** A warning where an ensemble is judged on pictures that it may have learned from. */
    private static Optional<String> undivided(ImageFolder folder) {
        return folder.hasOwnTest()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "all pictures in %s are judged on, since it has no test pictures of its own; if the ensemble"
                                + " learned from some of them, its figures say too much",
                        folder.path()));
    }
}
