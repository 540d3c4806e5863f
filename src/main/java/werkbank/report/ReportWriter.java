package werkbank.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import werkbank.dataset.DurableFile;
import werkbank.experiment.Report;
import werkbank.experiment.TrialStore;
import werkbank.space.SearchSpace;

/** Writes a study's report as one HTML file that needs nothing beside it and loads nothing from the network. */
public final class ReportWriter implements Report {

    /**
     * Replaces {@code out} in one step; parent folders are created.
     *
     * @throws werkbank.WerkbankException when the file can't be written
     */
    @Override
    public void write(TrialStore store, SearchSpace space, Path out) {
        byte[] html = HtmlReport.render(ReportData.of(store, space)).getBytes(StandardCharsets.UTF_8);
        DurableFile.write(out, stream -> stream.write(html));
    }
}
