package werkbank.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import werkbank.dataset.DurableFile;
import werkbank.experiment.Report;
import werkbank.experiment.TrialStore;
import werkbank.space.Parameter;
import werkbank.space.SearchPlan;

/** Writes a study's report as one HTML file that needs nothing beside it and loads nothing from the network. */
public final class ReportWriter implements Report {

    /**
     * Replaces {@code out} in one step; parent folders are created.
     *
     * @param parameters of the study's space, in their order; empty when unknown, then the trials' values tell
     * @throws werkbank.WerkbankException when the file can't be written
     */
    @Override
    public void write(TrialStore store, List<Parameter> parameters, SearchPlan plan, Path out) {
        byte[] html = HtmlReport.render(ReportData.of(store, parameters, plan)).getBytes(StandardCharsets.UTF_8);
        DurableFile.write(out, stream -> stream.write(html));
    }
}
