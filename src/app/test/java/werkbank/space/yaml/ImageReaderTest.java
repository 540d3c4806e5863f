package werkbank.space.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import werkbank.InputException;
import werkbank.file.Json;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.ImageSpec.Colour;
import werkbank.recipe.ImageSpec.Fit;
import werkbank.recipe.ImageSpec.Ground;
import werkbank.recipe.ImageSpec.Normalise;
import werkbank.recipe.ImageSpec.Size;
import werkbank.space.DataSpec;

class ImageReaderTest {
    @Test
    void aSpaceThatSaysNothingLeavesAllToThePictures() {
        assertThat(data("").image()).isEqualTo(ImageSpec.FROM_DATA);
        assertThat(data("image: {}\n").image()).isEqualTo(ImageSpec.FROM_DATA);
    }

    @Test
    void everyKeyIsRead() {
        DataSpec data = data(
                "image: {size: {height: 48, width: 64}, colour: grey, fit: pad, normalise: none, ground: black, bits: 12}\n");

        assertThat(data.image())
                .isEqualTo(new ImageSpec(
                        Optional.of(new Size(48, 64)),
                        Optional.of(Colour.GREY),
                        Fit.PAD,
                        Optional.of(Normalise.NONE),
                        Ground.BLACK,
                        Optional.of(12)));
        assertThat(data("image: {size: 64}\n").image().size()).contains(new Size(64, 64));
        assertThat(Json.read(Json.write(data), DataSpec.class)).isEqualTo(data);
    }

    @Test
    void aRecordOfBeforeHasNoFraming() {
        DataSpec data = data("");
        String older = Json.write(data).replaceFirst(",\"image\":\\{[^}]*}", "");

        assertThat(older).doesNotContain("image\"");
        assertThat(Json.read(older, DataSpec.class)).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: {size: 0} | s.yaml:4:15: image.size is 0; it must be at least 1",
                "image: {size: {height: 8}} | s.yaml:4:15: width is missing; write both, for instance size: {height: 48, width: 64}",
                "image: {colour: red} | s.yaml:4:17: image.colour is 'red'; it must be one of grey, rgb",
                "image: {color: rgb} | s.yaml:4:9: unknown key 'color' in image; it is called 'colour' here",
                "image: {fit: letterbox} | s.yaml:4:14: image.fit is 'letterbox'; it must be one of crop, pad, stretch; it is called 'pad' here",
                "size: 64 | s.yaml:4:1: unknown key 'size' in the search space; it belongs under image, as size"
            })
    void whatIsWrongIsNamed(String line, String message) {
        assertThatThrownBy(() -> data(line + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    private static DataSpec data(String image) {
        String yaml = "name: s\ntrials: 1\nnetwork: [dense: 8]\n" + image + "training: {epochs: 1}\n";
        return new SpaceReader(Path.of("/data"))
                .read(yaml, "s.yaml", Path.of(""))
                .data();
    }
}
