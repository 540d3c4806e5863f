package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CubinCacheTest {
    private static final List<String> OPTIONS = List.of("-arch=sm_90");

    @TempDir
    private Path folder;

    private int compiled;

    private byte[] of(CubinCache cache, String source, List<String> options, String version) {
        Supplier<byte[]> compiler = () -> {
            compiled++;
            return ("code of " + source).getBytes(StandardCharsets.UTF_8);
        };
        return cache.of(source, options, version, compiler);
    }

    @Test
    void codeIsMadeOnceForASourceItsOptionsAndACompiler() throws IOException {
        CubinCache cache = new CubinCache(Optional.of(folder.resolve("kernels")));
        byte[] first = of(cache, "a", OPTIONS, "13.0");
        assertThat(of(cache, "a", OPTIONS, "13.0"))
                .isEqualTo(first)
                .isEqualTo("code of a".getBytes(StandardCharsets.UTF_8));
        assertThat(compiled).isEqualTo(1);
        of(cache, "b", OPTIONS, "13.0");
        of(cache, "a", List.of("-arch=sm_80"), "13.0");
        of(cache, "a", OPTIONS, "13.1");
        assertThat(compiled).isEqualTo(4);
        try (var files = Files.list(folder.resolve("kernels"))) {
            assertThat(files).hasSize(4).allMatch(file -> file.toString().endsWith(".cubin"));
        }
    }

    @Test
    void withoutAFolderThatCanBeWrittenItIsMadeEachTime() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (CubinCache cache : List.of(new CubinCache(Optional.empty()), new CubinCache(Optional.of(file)))) {
            compiled = 0;
            of(cache, "a", OPTIONS, "13.0");
            assertThat(of(cache, "a", OPTIONS, "13.0")).isEqualTo("code of a".getBytes(StandardCharsets.UTF_8));
            assertThat(compiled).isEqualTo(2);
        }
    }

    @Test
    void theFolderIsTheUsers() {
        assertThat(CubinCache.folder(Map.of("HOME", "/home/me"))).contains(Path.of("/home/me/.cache/werkbank/kernels"));
        assertThat(CubinCache.folder(Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/scratch")))
                .contains(Path.of("/scratch/werkbank/kernels"));
        assertThat(CubinCache.folder(Map.of())).isEmpty();
    }
}
