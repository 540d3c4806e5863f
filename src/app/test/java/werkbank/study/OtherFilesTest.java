package werkbank.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import werkbank.experiment.Provenance.DataFile;

class OtherFilesTest {
    private static final DataFile IMAGES = new DataFile("images", "ab", 60);
    private static final DataFile LABELS = new DataFile("labels", "cd", 60);

    @Test
    void theFirstDifferenceIsSaid() {
        List<DataFile> then = List.of(IMAGES, LABELS);
        assertThat(OtherFiles.first(then, List.of(IMAGES))).contains("labels is missing");
        assertThat(OtherFiles.first(List.of(IMAGES), then)).contains("labels is new");
        assertThat(OtherFiles.first(then, List.of(IMAGES, new DataFile("labels", "ef", 60))))
                .contains("labels: changed");
        assertThat(OtherFiles.first(then, List.of(new DataFile("images", "ef", 59), LABELS)))
                .contains("images: 59 images now, 60 then");
        assertThat(OtherFiles.first(then, List.of(LABELS, IMAGES))).isEmpty();
    }
}
