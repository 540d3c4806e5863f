package werkbank.cli;

import picocli.CommandLine.Option;
import werkbank.space.DataSpec;

/** Options of the commands that read pictures of a data folder. */
final class PictureOptions {
    @Option(
            names = "--skip-unreadable",
            description =
                    "Leave out pictures that can't be read, and tell how many and why (default: they are refused)."
                            + " A study that was begun so keeps it.")
    boolean skipUnreadable;

    /** The specification with what the options ask for. */
    DataSpec on(DataSpec spec) {
        return skipUnreadable ? spec.skippingUnreadable() : spec;
    }
}
