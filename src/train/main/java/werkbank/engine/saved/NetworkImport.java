package werkbank.engine.saved;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.recipe.Shape;

/** Reads networks that another library has saved. Implementations are found by {@link ServiceLoader}. */
public interface NetworkImport {
    /** The library's name for space files, a few lower-case letters and digits: {@code keras}. */
    String name();

    /**
     * Reads a network.
     *
     * @param file of the library, from somebody who is trusted: native code may read it
     * @param images that the network is to be for
     * @throws InputException when it can't be read, is for other images, or has what no network of ours has; the message
     *     names the file, the layer and what could be done
     */
    ImportedNetwork read(Path file, Shape images);

    /** Whether a file begins as the library's do; false where it can't be read. */
    boolean recognises(Path file);

    /**
     * The import of a library's networks.
     *
     * @throws InputException when this build has none
     */
    static NetworkImport of(String library) {
        return all().filter(found -> found.name().equals(library))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        String.format(Locale.ROOT, "this build can't read networks of %s", library)));
    }

    /** The import that a file is for. */
    static Optional<NetworkImport> recognising(Path file) {
        return all().filter(found -> found.recognises(file)).findFirst();
    }

    private static Stream<NetworkImport> all() {
        return ServiceLoader.load(NetworkImport.class, NetworkImport.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get);
    }
}
