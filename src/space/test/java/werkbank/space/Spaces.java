package werkbank.space;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import werkbank.space.yaml.SpaceReader;

/** Search spaces that the tests read. */
public final class Spaces {
    public static final Path READY = Path.of("search-spaces");

    private Spaces() {}

    public static SearchSpace read(String yaml) {
        return new SpaceReader(Path.of("data", "mnist")).read(yaml, "base.yaml", Path.of(""));
    }

    public static SearchSpace ready(String name) {
        return new SpaceReader(Path.of("data", "mnist")).read(READY.resolve(name + ".yaml"));
    }

    /** A small space of the tests, with named parameters, arithmetic and conditions. */
    public static String base() {
        return resource("base.yaml");
    }

    public static String resource(String name) {
        try (InputStream in = Spaces.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the ready spaces whose images are in colour, and not MNIST's. */
    public static List<String> ofColour() {
        return List.of("cifar-10", "fast-cifar", "photos", "resnet-20", "resnet-9", "wide-cifar");
    }

    /** The names of the ready spaces whose images users bring. */
    public static List<String> ofOwnImages() {
        return Stream.concat(ofColour().stream(), Stream.of("fashion-mnist")).toList();
    }

    /** Every file of {@code search-spaces/} and the folders in it. */
    static List<Path> readyFiles() {
        try (Stream<Path> files = Files.walk(READY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
