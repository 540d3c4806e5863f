package werkbank.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Samples;

class TestViewTest {
    @Test
    void whatIsWarnedOfTheTestImagesIsOnThePage() {
        List<String> warnings = List.of("1 of the test images was learned from");
        assertThat(TestView.of(Samples.evaluation()).warnings()).isEmpty();
        assertThat(TestView.of(Samples.evaluation().warning(warnings)).warnings())
                .isEqualTo(warnings);
    }
}
