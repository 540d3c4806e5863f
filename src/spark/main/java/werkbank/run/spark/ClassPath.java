package werkbank.run.spark;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.WerkbankException;

/** The class path on which a worker finds Werkbank. */
final class ClassPath {
    private ClassPath() {}

    /** Jars that came with the application, which have a loader of their own, before those that this JVM began with. */
    static String here() {
        Stream<String> own = Stream.iterate(
                        ClassPath.class.getClassLoader(), loader -> loader != null, ClassLoader::getParent)
                .filter(URLClassLoader.class::isInstance)
                .flatMap(loader -> Stream.of(((URLClassLoader) loader).getURLs()))
                .map(ClassPath::file);
        return Stream.concat(own, Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new WerkbankException("can't start a worker from " + url, e);
        }
    }
}
