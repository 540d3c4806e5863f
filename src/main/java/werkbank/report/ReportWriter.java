package werkbank.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import werkbank.WerkbankException;
import werkbank.experiment.TrialStore;
import werkbank.space.Parameter;

/** Writes a study's report as one HTML file that needs nothing beside it and loads nothing from the network. */
public final class ReportWriter {

    /**
     * Replaces {@code out} in one step; parent folders are created.
     *
     * @param parameters of the study's space, in their order; empty when unknown, then the trials' values tell
     * @throws WerkbankException when the file can't be written
     */
    public void write(TrialStore store, List<Parameter> parameters, Path out) {
        String html = HtmlReport.render(ReportData.of(store, parameters));
        try {
            replace(out.toAbsolutePath(), html);
        } catch (IOException e) {
            throw new WerkbankException("can't write the report to %s: %s".formatted(out, e), e);
        }
    }

    private static void replace(Path out, String html) throws IOException {
        Files.createDirectories(out.getParent());
        Path part = out.resolveSibling("%s.%d.part"
                .formatted(out.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.writeString(part, html, StandardCharsets.UTF_8);
            rename(part, out);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
