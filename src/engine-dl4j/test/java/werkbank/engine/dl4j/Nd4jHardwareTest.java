package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import werkbank.engine.Backend;

class Nd4jHardwareTest {
    static boolean isCudaBuild() {
        return new Nd4jHardware().cuda().isPresent();
    }

    @Test
    @DisabledIf("isCudaBuild")
    void aBuildForTheCpuSaysThatItHasNoCuda() {
        assertThat(new Nd4jHardware().whyNoGpu()).contains("org.nd4j.linalg.jcublas.JCublasBackend");
    }

    @Test
    void aGpuWorkersBackendIsKnownWithoutLoadingIt() {
        Backend backend = new Nd4jHardware().ofGpuWorker(4);
        assertThat(backend.name()).isEqualTo("JCublasBackend");
        assertThat(backend.gpu()).isTrue();
        assertThat(backend.threads()).isEqualTo(4);
        assertThat(backend.convolution()).startsWith("cuDNN");
    }

    @Test
    @DisabledIf("isCudaBuild")
    void theCpusBackendHasItsNameVersionAndThreads() {
        Backend backend = new Nd4jHardware().backend();

        assertThat(backend.name()).isEqualTo("CpuBackend");
        assertThat(backend.version()).startsWith("1.0.0");
        assertThat(backend.gpu()).isFalse();
        assertThat(backend.threads()).isPositive();
        assertThat(backend.convolution()).startsWith("oneDNN");
    }
}
