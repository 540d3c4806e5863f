package werkbank.engine;

import java.nio.file.Path;

/**
 * The folder in which JavaCPP keeps the native libraries that it unpacks, one for all of a user's processes.
 *
 * <p>Several libraries bring a file of the same name, such as OpenMP's. Of these the first in a process is a file, and JavaCPP
 * puts links to it in the places of the others. Were the order another one in each process, each would replace what the
 * others have mapped, and a file that is written through a link ends a process that computes with it. So in this folder all
 * keep to one order, oneDNN before ND4J; JavaCPP's own folder is left to programs that have another one. Whoever changes the
 * order gives the folder a new name.
 */
public final class NativeFolder {
    private static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

    private NativeFolder() {}

    /** Tells JavaCPP of the folder, unless the user has named one; of effect only before its first use in this process. */
    public static void use() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(
                    PROPERTY,
                    Path.of(System.getProperty("user.home"), ".javacpp", "werkbank")
                            .toString());
        }
    }
}
