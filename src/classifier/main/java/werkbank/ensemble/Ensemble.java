package werkbank.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import werkbank.InputException;
import werkbank.WerkbankException;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.experiment.Predictor;
import werkbank.experiment.result.Evaluation;
import werkbank.file.TemporaryFolder;

/** An ensemble that is at hand, from its folder or an exported zip. Its study isn't needed. */
public final class Ensemble implements AutoCloseable {
    private final EnsembleManifest manifest;
    private final Members members;
    private final Path source;
    private final Optional<TemporaryFolder> unpacked;

    private Ensemble(EnsembleManifest manifest, Members members, Path source, Optional<TemporaryFolder> unpacked) {
        this.source = source;
        this.manifest = manifest;
        this.members = members;
        this.unpacked = unpacked;
    }

    /**
     * Opens an ensemble; a zip is unpacked to a temporary folder until {@link #close} or the end of the
     * process.
     *
     * @param source the folder or the zip
     * @throws InputException when there is none, or a file in it is missing, damaged or another one's
     */
    public static Ensemble open(Path source, Predictor predictor) {
        if (Files.isDirectory(source)) {
            return ofFolder(source, predictor, source, Optional.empty());
        }
        if (!Files.exists(source)) {
            throw new InputException(String.format(Locale.ROOT, "%s: there is no such file", source));
        }
        TemporaryFolder folder = temporaryFolder();
        try {
            EnsembleZip.unpack(source, folder.path());
            return ofFolder(folder.path(), predictor, source, Optional.of(folder));
        } catch (RuntimeException e) {
            folder.close();
            throw e instanceof InputException wrong ? inZip(wrong, source, folder.path()) : e;
        }
    }

    private static Ensemble ofFolder(
            Path folder, Predictor predictor, Path source, Optional<TemporaryFolder> unpacked) {
        EnsembleManifest manifest = EnsembleFolder.read(folder);
        Predictor checked = new CheckedPredictor(predictor, manifest.classes().size());
        return new Ensemble(manifest, Members.checked(manifest.ensemble(), folder, checked), source, unpacked);
    }

    private static TemporaryFolder temporaryFolder() {
        try {
            return TemporaryFolder.create("werkbank-ensemble");
        } catch (IOException e) {
            throw new WerkbankException(
                    String.format(Locale.ROOT, "can't make a temporary folder (%s); see to its free space", e), e);
        }
    }

    /** Users know the zip, not where it was unpacked. */
    private static InputException inZip(InputException wrong, Path zip, Path folder) {
        return new InputException(
                wrong.getMessage().replace(folder + folder.getFileSystem().getSeparator(), zip + ": "), wrong);
    }

    /** The manifest that the ensemble was read from. */
    public EnsembleManifest manifest() {
        return manifest;
    }

    /**
     * Classifies images of the size that the networks take.
     *
     * @param images of the manifest's shape
     * @return one a row
     * @throws WerkbankException when a network can't be read
     */
    public List<Prediction> predict(Images images) {
        return told(() -> Prediction.of(manifest.ensemble(), members.answers(images)));
    }

    /**
     * Judges it on labelled images, as its study does.
     *
     * @param images of the manifest's size and classes
     * @param at what to give as the time
     */
    public Evaluation evaluate(LabelledImages images, Instant at) {
        return told(() -> members.assess(images).at(at));
    }

    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw unpacked.map(folder -> inZip(e, source, folder.path())).orElse(e);
        }
    }

    /** Deletes what was unpacked, if somebody hasn't yet. */
    @Override
    public void close() {
        unpacked.ifPresent(TemporaryFolder::close);
    }
}
