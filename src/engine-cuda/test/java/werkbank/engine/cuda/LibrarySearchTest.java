package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With made-up files below a folder that stands for the root of the file system. */
@DisabledOnOs(OS.WINDOWS)
class LibrarySearchTest {
    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void path() {
        environment.put("PATH", root.resolve("venv/bin").toString());
    }

    private LibrarySearch search() {
        return LibrarySearch.in(LibraryPlaces.of(environment, root, false), file -> false);
    }

    private Path folderOf(LibraryGroup group) {
        return search().libraries().folders().get(group);
    }

    @Test
    void namedFoldersComeBeforeAToolkitPipAndTheLoader() throws IOException {
        Path loader = MadeUpFiles.putAll(root.resolve("opt/loader"));
        MadeUpFiles.file(root.resolve("etc/ld.so.conf.d"), "cuda.conf");
        Files.writeString(root.resolve("etc/ld.so.conf.d/cuda.conf"), "# a comment\n/opt/loader\n");
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(loader);

        Path path = MadeUpFiles.putAll(root.resolve("ld"));
        environment.put("LD_LIBRARY_PATH", path.toString());
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(path);

        Path pip = root.resolve("venv/lib/python3.12/site-packages/nvidia");
        MadeUpFiles.file(root.resolve("venv/bin"), "python3").toFile().setExecutable(true);
        MadeUpFiles.file(root.resolve("venv"), "pyvenv.cfg");
        MadeUpFiles.put(LibraryGroup.CUDNN, pip.resolve("cudnn/lib"));
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(pip.resolve("cudnn/lib"));
        assertThat(folderOf(LibraryGroup.CUBLAS)).as("each group for itself").isEqualTo(path);

        Path toolkit = MadeUpFiles.putAll(root.resolve("usr/local/cuda-13.0/lib64"));
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(toolkit);

        Path newer = MadeUpFiles.putAll(root.resolve("usr/local/cuda-13.10/lib64"));
        MadeUpFiles.putAll(root.resolve("usr/local/cuda-13.2/lib64"));
        assertThat(folderOf(LibraryGroup.CUDNN)).as("the newest").isEqualTo(newer);

        Path home = MadeUpFiles.putAll(root.resolve("toolkit/lib64"));
        environment.put("CUDA_HOME", root.resolve("toolkit").toString());
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(home);

        Path named = root.resolve("mine");
        environment.put("WERKBANK_CUDA_LIBS", named.toString());
        MadeUpFiles.put(LibraryGroup.CUDNN, named.resolve("nvidia/cudnn/lib"));
        MadeUpFiles.put(LibraryGroup.CUBLAS, named.resolve("nvidia/cu13/lib"));
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(named.resolve("nvidia/cudnn/lib"));
        assertThat(folderOf(LibraryGroup.CUBLAS)).isEqualTo(named.resolve("nvidia/cu13/lib"));
        assertThat(folderOf(LibraryGroup.RUNTIME)).isEqualTo(home);
    }

    @Test
    void severalFoldersMayBeNamedAndThatOfNvidiaItself() {
        Path one = MadeUpFiles.put(LibraryGroup.CUDNN, root.resolve("one"));
        Path two = root.resolve("two/nvidia");
        for (LibraryGroup group : List.of(LibraryGroup.RUNTIME, LibraryGroup.CUBLAS, LibraryGroup.NVRTC)) {
            MadeUpFiles.put(group, two.resolve("cu13/lib"));
        }
        environment.put("WERKBANK_CUDA_LIBS", one + ":" + two);

        assertThat(search().whyNot()).isEmpty();
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(one);
        assertThat(folderOf(LibraryGroup.NVRTC)).isEqualTo(two.resolve("cu13/lib"));
    }

    @Test
    void anActiveEnvironmentOfPythonCountsWithoutPython() {
        Path site = root.resolve("active/lib/python3.12/site-packages/nvidia/cu13/lib");
        MadeUpFiles.putAll(site);
        environment.put("VIRTUAL_ENV", root.resolve("active").toString());

        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(site);
    }

    @Test
    void jarsOnTheClassPathComeAfterNamedFoldersAndBeforeAllOthers() {
        MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        environment.put("WERKBANK_CUDA_LIBS", root.resolve("mine").toString());
        Path mine = MadeUpFiles.put(LibraryGroup.CUDNN, root.resolve("mine"));
        LibrarySearch search = LibrarySearch.in(LibraryPlaces.of(environment, root, false), file -> true);

        assertThat(search.whyNot()).isEmpty();
        assertThat(search.libraries().folders()).containsOnly(Map.entry(LibraryGroup.CUDNN, mine));
    }

    @Test
    void whatIsMissingIsNamedWithPlacesAndRemedy() {
        assertThat(search().whyNot())
                .contains(
                        "libcudart.so.13 of the CUDA runtime is missing; it was looked for in no folder, as none of those"
                                + " is there that may have it; WERKBANK_BUILD=cuda-redist or 'pip install"
                                + " nvidia-cuda-runtime' brings it, or a CUDA 13 toolkit and cuDNN 9 from NVIDIA do; WERKBANK_CUDA_LIBS may name its folder");
        Path toolkit = root.resolve("usr/local/cuda/lib64");
        for (LibraryGroup group : List.of(LibraryGroup.RUNTIME, LibraryGroup.CUBLAS, LibraryGroup.NVRTC)) {
            MadeUpFiles.put(group, toolkit);
        }
        assertThat(search().whyNot()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("libcudnn.so.9 of cuDNN is missing; it was looked for in " + toolkit.getParent() + ", "
                        + toolkit + "; ")
                .contains("'pip install nvidia-cudnn-cu13'"));
        assertThatThrownBy(() -> search().libraries()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeAFolderIsPassedOver() {
        Path whole = MadeUpFiles.putAll(root.resolve("ld"));
        environment.put("LD_LIBRARY_PATH", "no\0folder:" + whole);
        environment.put("PATH", "no\0folder");
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(whole);
    }

    @Test
    void aNamedFolderThatIsNotThereIsToldToo() {
        Path mistyped = root.resolve("cuda31");
        environment.put("WERKBANK_CUDA_LIBS", mistyped.toString());
        assertThat(search().whyNot()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("libcudart.so.13 of the CUDA runtime is missing; it was looked for in " + mistyped + "; "));
    }

    @Test
    void aFolderWithoutAllOfAGroupIsNotTaken() throws IOException {
        Path toolkit = MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        Files.delete(toolkit.resolve("libcudnn_cnn.so.9"));
        assertThat(search().whyNot()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("cuDNN in " + toolkit + " lacks libcudnn_cnn.so.9; WERKBANK_BUILD=cuda-redist or"));

        Path whole = MadeUpFiles.put(LibraryGroup.CUDNN, root.resolve("ld"));
        environment.put("LD_LIBRARY_PATH", whole.toString());
        assertThat(search().whyNot()).isEmpty();
        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(whole);
    }

    @Test
    void ofTwoCudnnsTheFirstIsTakenAndTheUserHearsIt() {
        Path first = MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        Path second = MadeUpFiles.put(LibraryGroup.CUDNN, root.resolve("ld"));
        environment.put("LD_LIBRARY_PATH", second.toString());

        assertThat(folderOf(LibraryGroup.CUDNN)).isEqualTo(first);
        assertThat(search().libraries().notes())
                .containsExactly("cuDNN is taken from " + first + "; there is another in " + second
                        + "; WERKBANK_CUDA_LIBS names the one that is wanted");
    }

    @Test
    void theSameFolderUnderTwoNamesIsOne() throws IOException {
        MadeUpFiles.putAll(root.resolve("usr/local/cuda-13.0/lib64"));
        MadeUpFiles.link(root.resolve("usr/local"), "cuda", "cuda-13.0");

        assertThat(search().libraries().notes()).isEmpty();
    }

    @Test
    void twoCudnnsInOneFolderAreRefused() throws IOException {
        Path mixed = MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        for (String version : List.of("libcudnn.so.9=libcudnn.so.9.19.0", "libcudnn_ops.so.9=libcudnn_ops.so.9.24.0")) {
            String[] names = version.split("=");
            Files.delete(mixed.resolve(names[0]));
            MadeUpFiles.file(mixed, names[1]);
            MadeUpFiles.link(mixed, names[0], names[1]);
        }
        assertThat(search().whyNot())
                .contains("two versions of cuDNN are mixed in " + mixed
                        + ": libcudnn.so.9 is 9.19.0 and libcudnn_ops.so.9"
                        + " is 9.24.0; remove one, or name a folder with a whole one in WERKBANK_CUDA_LIBS");
    }

    @Test
    void theDriversLibraryMayLieBesideTheOthers() {
        MadeUpFiles.putAll(root.resolve("usr/local/cuda/lib64"));
        assertThat(search().libraries().driver()).isEmpty();
        Path driver = MadeUpFiles.file(root.resolve("usr/local/nvidia/lib64"), "libcuda.so.1");
        assertThat(search().libraries().driver()).contains(driver);
    }

    @Test
    void filesHaveOtherNamesOnWindows() {
        Path bin = root.resolve("toolkit/bin");
        for (LibraryGroup group : LibraryGroup.values()) {
            group.files().forEach(file -> MadeUpFiles.file(bin, file.windows().replace("*", "0")));
        }
        environment.put("CUDA_PATH", root.resolve("toolkit").toString());
        LibrarySearch search = LibrarySearch.in(LibraryPlaces.of(environment, root, true), file -> false);

        assertThat(search.whyNot()).isEmpty();
        assertThat(search.libraries().folders()).containsEntry(LibraryGroup.CUDNN, bin);
        assertThat(bin.resolve("cudnn_cnn64_9.dll")).exists();
        assertThat(LibraryGroup.CUDNN.files().get(3).key(true)).isEqualTo("cudnn_cnn64_9");
    }
}
