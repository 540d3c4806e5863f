package werkbank.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import werkbank.WerkbankException;
import werkbank.experiment.trial.Start;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.file.StoredFile;
import werkbank.space.SearchSpace;
import werkbank.space.StartFrom;

/**
 * The network that a study's trials start from, kept in the study's folder: a resumed study, or another machine, needs
 * nothing else.
 *
 * @param source where it came from, in words
 */
public record KeptStart(String source, StoredFile network) {
    private static final String NETWORK = "start.zip";
    private static final String RECORD = "start.json";

    /** Reads what is kept; empty before it is. */
    public static Optional<KeptStart> read(Path folder) {
        Path record = folder.resolve(RECORD);
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(record), KeptStart.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a network.
     *
     * @param zip as Werkbank saves networks
     */
    public static void keep(Path folder, byte[] zip, String source) {
        String sha256 = DurableFile.write(folder.resolve(NETWORK), out -> out.write(zip));
        KeptStart kept = new KeptStart(source, new StoredFile(NETWORK, sha256, zip.length));
        byte[] record = Json.write(kept).getBytes(StandardCharsets.UTF_8);
        DurableFile.write(folder.resolve(RECORD), out -> out.write(record));
    }

    /**
     * The weights that the trials of a space start from; empty for random ones.
     *
     * @throws WerkbankException when the space wants a network that isn't kept
     */
    static Optional<Start> of(SearchSpace space, Path folder) {
        return space.start().map(wanted -> start(wanted, folder));
    }

    private static Start start(StartFrom wanted, Path folder) {
        KeptStart kept = read(folder)
                .orElseThrow(() -> new WerkbankException(String.format(
                        Locale.ROOT, "%s, which trials start from, is missing", folder.resolve(NETWORK))));
        return new Start(kept.network(), wanted.freezeUpTo(), wanted.headRate());
    }
}
