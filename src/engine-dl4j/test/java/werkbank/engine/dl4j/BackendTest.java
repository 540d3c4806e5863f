package werkbank.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import werkbank.engine.device.CudaBuild;

class BackendTest {
    static boolean isCudaBuild() {
        return CudaBuild.ofThis().present();
    }

    @Test
    @DisabledIf("isCudaBuild")
    void aBuildForTheCpuSaysThatItHasNoCuda() {
        assertThat(Backend.whyNoCuda()).contains("org.nd4j.linalg.jcublas.JCublasBackend");
    }

    @Test
    void aGpuWorkersBackendIsKnownWithoutLoadingIt() {
        Backend backend = Backend.ofGpuWorker(4);
        assertThat(backend.name()).isEqualTo("JCublasBackend");
        assertThat(backend.gpu()).isTrue();
        assertThat(backend.convolution()).startsWith("cuDNN");
    }
}
