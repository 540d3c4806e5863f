package werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trivial layer more: a file of its own, its lines in {@code Layer} and {@code ElementaryLayer}, a method in each
 * visitor, of which two are tried here, that of DL4J's engine and that of saved networks.
 */
class AddedLayerTest {
    private static final String GAIN =
            """
            package werkbank.recipe.layer;

            import werkbank.option.Block;
            import werkbank.option.Domain;
            import werkbank.option.Option;

            public record Gain(double factor) implements ElementaryLayer {
                static final LayerKind KIND = LayerKind.of(
                                Gain.class,
                                values -> new Gain(values.real("factor")),
                                Block.of(
                                        "gain",
                                        "Multiplies.",
                                        Option.required("factor", Domain.Real.above(0).single(), "By which.")))
                        .withShortForm();

                @Override
                public <R> R accept(Visitor<R> visitor) {
                    return visitor.visit(this);
                }

                @Override
                public LayerKind kind() {
                    return KIND;
                }
            }
            """;

    /** What reads a space with it, beside the engine, whose visitor is not public. */
    private static final String PROBE =
            """
            package werkbank.engine.dl4j;

            import java.nio.file.Path;
            import java.util.Map;
            import java.util.function.Supplier;
            import werkbank.recipe.NetworkShapes;
            import werkbank.recipe.Recipe;
            import werkbank.recipe.Shape;
            import werkbank.recipe.layer.ElementaryLayer;
            import werkbank.space.yaml.SpaceReader;

            public final class Probe implements Supplier<String> {
                @Override
                public String get() {
                    String yaml = "name: a\\ntrials: 1\\nnetwork: [gain: 0.5, dense: 8]\\ntraining: {epochs: 1}\\n";
                    Recipe recipe = new SpaceReader(Path.of("data")).read(yaml, "a.yaml", Path.of("")).recipe(Map.of());
                    ElementaryLayer gain = (ElementaryLayer) recipe.network().get(0);
                    return String.join("; ",
                            gain.toString(),
                            NetworkShapes.infer(recipe.network(), new Shape(1, 28, 28), 10).get(0).toString(),
                            gain.accept(new LayerConfigurations()).getClass().getSimpleName());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aLayerThatAnEngineForgetsDoesNotCompile() throws IOException {
        list();
        write("recipe/layer/Gain", GAIN);
        write("engine/dl4j/LayerConfigurations", source("engine-dl4j", "engine/dl4j/LayerConfigurations"));
        write("engine/saved/LayerJson", source("train", "engine/saved/LayerJson"));

        assertThat(errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error).contains("does not override abstract method visit", "Gain"))
                .anySatisfy(error -> assertThat(error).contains("LayerConfigurations"))
                .anySatisfy(error -> assertThat(error).contains("LayerJson"));
    }

    @Test
    void aLayerWithItsFilesIsReadMeasuredAndBuilt() throws Exception {
        list();
        write("recipe/layer/Gain", GAIN);
        write("engine/dl4j/LayerConfigurations", built(source("engine-dl4j", "engine/dl4j/LayerConfigurations")));
        write("engine/dl4j/Probe", PROBE);

        assertThat(errors()).isEmpty();
        assertThat(probe())
                .isEqualTo("Gain[factor=0.5];"
                        + " LayerShape[layer=gain, output=28×28×1, parameters=0, trainable=0]; ActivationLayer");
    }

    private static String source(String module, String name) throws IOException {
        return Files.readString(Path.of("src", module, "main", "java", "werkbank", name + ".java"));
    }

    /** The lines that name all layers, with another one. */
    private void list() throws IOException {
        write(
                "recipe/layer/Layer",
                replaced(
                        source("model", "recipe/layer/Layer"),
                        "SqueezeExcite.KIND)",
                        "SqueezeExcite.KIND, Gain.KIND)"));
        String elementary = source("model", "recipe/layer/ElementaryLayer");
        write(
                "recipe/layer/ElementaryLayer",
                replaced(
                        replaced(elementary, " Scale {", " Scale, Gain {"),
                        "R visit(Dense layer);",
                        "R visit(Dense layer); R visit(Gain layer);"));
    }

    private static String built(String visitor) {
        String method =
                """
                @Override
                public org.deeplearning4j.nn.conf.layers.ActivationLayer visit(werkbank.recipe.layer.Gain gain) {
                    return visit(new ActivationLayer(werkbank.recipe.layer.Activation.IDENTITY));
                }
                """;
        int end = visitor.lastIndexOf('}');
        return visitor.substring(0, end) + method + visitor.substring(end);
    }

    private static String replaced(String text, String old, String replacement) {
        assertThat(text).containsOnlyOnce(old);
        return text.replace(old, replacement);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("source/werkbank").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> errors() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(told, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(folder.resolve("source"))) {
            List<Path> all = sources.filter(Files::isRegularFile).toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    Files.createDirectories(folder.resolve("classes")).toString());
            compiler.getTask(null, files, told, options, null, files.getJavaFileObjectsFromPaths(all))
                    .call();
        }
        return told.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    /** In a class loader that finds the new classes before ours. */
    private String probe() throws Exception {
        List<URL> urls = new ArrayList<>(List.of(url(folder.resolve("classes"))));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(url(Path.of(entry)));
        }
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Object probe = loader.loadClass("werkbank.engine.dl4j.Probe")
                    .getConstructor()
                    .newInstance();
            return (String) ((Supplier<?>) probe).get();
        } finally {
            Thread.currentThread().setContextClassLoader(ours);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
