package werkbank.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import werkbank.bench.Talker.Unanswered;

/** What becomes of a form that PyTorch can't have here, with a script in Python's place. */
@DisabledOnOs(OS.WINDOWS)
class TorchPicturesTest {
    @TempDir
    private Path folder;

    private double speed(String form, String python) throws IOException {
        Path script = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + python + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return new TorchPictures(script.toString(), Path.of("cpu_torch.py"))
                .imagesPerSecond("fast-cifar", "f32", 64, 2, form);
    }

    @Test
    void theLastLineOfItsOutputIsTheSpeed() throws IOException {
        assertThat(speed(TorchPictures.EAGER, "echo a warning; echo $#")).isEqualTo(5);
        assertThat(speed(TorchPictures.COMPILED, "[ $6 = --compile ] && echo 41.5"))
                .isEqualTo(41.5);
    }

    @Test
    void theLastLineOfItsErrorsIsTheReason() {
        assertThatThrownBy(() -> speed(
                        TorchPictures.COMPILED,
                        "echo Traceback >&2; echo 'InductorError: no C++ compiler' >&2; echo >&2; exit 1"))
                .isInstanceOf(Unanswered.class)
                .hasMessage("InductorError: no C++ compiler");
        assertThatThrownBy(() -> speed(TorchPictures.EAGER, "exit 3")).hasMessage("exit code 3");
        assertThatThrownBy(() -> speed(TorchPictures.EAGER, "echo done")).hasMessage("its last word is 'done'");
    }

    @Test
    void aPythonThatIsNotThereIsToldToo() {
        assertThatThrownBy(() -> new TorchPictures("/nowhere/python", Path.of("cpu_torch.py"))
                        .imagesPerSecond("fast-cifar", "f32", 64, 2, TorchPictures.EAGER))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("/nowhere/python");
    }
}
