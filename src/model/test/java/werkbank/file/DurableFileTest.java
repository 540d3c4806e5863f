package werkbank.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.StorageException;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class DurableFileTest {
    @TempDir
    Path folder;

    private static String write(Path file, String text) {
        return DurableFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFolderIsMadeForWhatAUserWantsAndNotForWhatBelongsIntoOne() {
        Path file = folder.resolve("new/a.txt");
        assertThatThrownBy(() -> DurableFile.writeBeside(file, out -> out.write(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file.getParent() + " is gone: ");
        assertThat(file.getParent()).doesNotExist();
        DurableFile.write(file, out -> out.write(1));
        DurableFile.writeBeside(file, out -> out.write(2));
        assertThat(file).hasBinaryContent(new byte[] {2});
    }

    @Test
    void aFolderThatIsMovedWhileAFileIsWrittenIsSaidToBeGone() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        assertThatThrownBy(() -> DurableFile.writeBeside(
                        place.resolve("a.txt"), out -> Files.move(place, folder.resolve("moved"))))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(place + " is gone: ");
        assertThat(place).doesNotExist();
    }

    @Test
    void aFileIsReplacedAndNothingElseStays() {
        Path file = folder.resolve("new/file");
        write(file, "first");
        String sha256 = write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(sha256).isEqualTo(DurableFile.sha256(file));
        assertThat(file.getParent().toFile().list()).containsExactly("file");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        Path toLink = Files.createSymbolicLink(folder.resolve("to-link"), Path.of("link"));

        write(toLink, "new");

        assertThat(target).hasContent("new");
        assertThat(link).isSymbolicLink();
        assertThat(toLink).isSymbolicLink();
    }

    @Test
    void aLinkToNothingGetsItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later/target"));
        write(link, "new");
        assertThat(folder.resolve("later/target")).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        write(link.resolve("file"), "new");
        assertThat(folder.resolve("real/file")).hasContent("new");
    }

    @Test
    void linksInACircleAreNamed() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));
        assertThatThrownBy(() -> write(one, "new"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("can't write " + one);
    }

    @Test
    void aDeviceStaysOne() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
        assertThat(write(link, "gone")).isEqualTo(DurableFile.sha256("gone".getBytes(StandardCharsets.UTF_8)));
        assertThat(link).isSymbolicLink();
        assertThat(Files.isRegularFile(link)).isFalse();
    }

    @Test
    void whatReadsAPipeGetsTheContent() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> bytes(pipe));

        write(pipe, "through");

        assertThat(read.get(30, TimeUnit.SECONDS)).asString().isEqualTo("through");
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatFailsLeavesNothingAndTheFormerFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "former");
        for (Exception failure : List.of(new IOException("no more"), new IllegalStateException("no more"))) {
            assertThatThrownBy(() -> DurableFile.write(file, out -> {
                        out.write(1);
                        if (failure instanceof IOException e) {
                            throw e;
                        }
                        throw (IllegalStateException) failure;
                    }))
                    .hasMessageContaining("no more");
            assertThat(file).hasContent("former");
            assertThat(folder.toFile().list()).containsExactly("file");
        }
    }

    @Test
    void severalWriteTheSameFileAtOnce() throws Exception {
        Path file = folder.resolve("file");
        int writers = 6;
        CountDownLatch together = new CountDownLatch(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<CompletableFuture<String>> all = IntStream.range(0, writers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> slowly(file, "content " + i, together), threads))
                    .toList();
            List<String> sums = all.stream().map(CompletableFuture::join).toList();
            assertThat(sums).doesNotHaveDuplicates().contains(DurableFile.sha256(file));
        } finally {
            threads.shutdownNow();
        }
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    /** None is done before all have begun. */
    private static String slowly(Path file, String text, CountDownLatch together) {
        return DurableFile.write(file, out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    @Test
    void aFolderIsNamed() {
        for (Path wrong : List.of(folder, Path.of("/"), Path.of(""))) {
            assertThatThrownBy(() -> write(wrong, "x"))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("can't write " + wrong + ": it is a folder");
            assertThatThrownBy(() -> DurableFile.requireNoFolder(wrong))
                    .isInstanceOf(InputException.class)
                    .hasMessage("'" + wrong + "' is a folder; name a file in it");
        }
    }
}
