package werkbank.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaStatusTest {

    /** Bad parameters, what isn't supported, and an algorithm for another card. */
    @ParameterizedTest
    @ValueSource(ints = {2000, 2012, 3000, 3004, 3007, 3010, 3014})
    void whatCudnnHasNotGotIsARefusal(int code) {
        assertThat(CudaStatus.isRefusal(code)).isTrue();
    }

    /** Libraries that can't be loaded or aren't there, an old driver or runtime, and errors. */
    @ParameterizedTest
    @ValueSource(ints = {1001, 1008, 3005, 3006, 3008, 3009, 4000, 5000})
    void whatTheInstallationLacksIsNone(int code) {
        assertThat(CudaStatus.isRefusal(code)).isFalse();
    }
}
