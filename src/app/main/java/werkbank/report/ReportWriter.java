package werkbank.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import werkbank.experiment.Report;
import werkbank.experiment.RunningSearch;
import werkbank.experiment.TrialStore;
import werkbank.file.DurableFile;
import werkbank.file.Json;
import werkbank.report.page.HtmlPage;
import werkbank.space.SearchSpace;

/** Writes a study's report as one HTML file that needs nothing beside it and loads nothing from the network. */
public final class ReportWriter implements Report {

    /**
     * Replaces {@code out} in one step; parent folders are created.
     *
     * @throws werkbank.WerkbankException when the file can't be written
     */
    @Override
    public void write(TrialStore store, SearchSpace space, Path out, Optional<RunningSearch> running) {
        write(ReportData.of(store, space, running), out);
    }

    /** Writes the page as {@link #write(TrialStore, SearchSpace, Path)} does, of figures that are computed already. */
    public static void write(ReportData data, Path out) {
        write(HtmlPage.of(data.overview().study(), Json.write(data)), out);
    }

    /** The figures alone, as JSON; otherwise as {@link #write(ReportData, Path)}. */
    public static void writeJson(ReportData data, Path out) {
        write(Json.write(data) + "\n", out);
    }

    private static void write(String text, Path out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DurableFile.write(out, stream -> stream.write(bytes));
    }
}
