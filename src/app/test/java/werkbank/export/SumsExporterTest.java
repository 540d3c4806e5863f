package werkbank.export;

/** A format of another's is held to the same contract. */
class SumsExporterTest extends ExporterContract {
    @Override
    protected Exporter exporter() {
        return new SumsExporter();
    }
}
