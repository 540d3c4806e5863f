package werkbank.engine.onednn;

import werkbank.engine.NativeFolder;

/** The order in which native libraries come into a process, see {@link NativeFolder}. */
public final class NativeOrder {
    private NativeOrder() {}

    /** Loads oneDNN, where there is one; before ND4J's first use. */
    public static void oneDnnFirst() {
        OneDnn.whyNot();
    }
}
