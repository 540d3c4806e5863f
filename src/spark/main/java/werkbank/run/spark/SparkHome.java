package werkbank.run.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.file.DurableFile;

/**
 * A folder that Spark's own launcher takes for an installation: {@code local-cluster} and workers on this machine start
 * executors from {@code SPARK_HOME/jars}. It has one jar, which names the class path of this process.
 */
public final class SparkHome {
    private SparkHome() {}

    /** @param args the folder, made when there is none */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), System.getProperty("java.class.path"));
    }

    static void write(Path home, String classPath) throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(classPath.split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        DurableFile.write(jars.resolve("class-path.jar"), out -> new JarOutputStream(out, manifest).finish());
    }
}
