package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.List;
import java.util.Map;
import werkbank.option.Option;

/** The schema of the block {@code image:}. */
final class ImageSchema {
    private ImageSchema() {}

    static Map<String, Object> of() {
        List<Option> options = ImageReader.BLOCK.options();
        Map<String, Object> properties = SchemaParts.fixed(options);
        properties.put(ImageReader.SIZE.key(), size());
        return SchemaParts.object(ImageReader.BLOCK.documentation(), options, properties);
    }

    private static Map<String, Object> size() {
        List<Option> sides = List.of(ImageReader.HEIGHT, ImageReader.WIDTH);
        return map(
                "description",
                SchemaParts.plain(ImageReader.SIZE.documentation()),
                "anyOf",
                List.of(ImageReader.SIZE.domain().schema(), SchemaParts.object("", sides, SchemaParts.fixed(sides))));
    }
}
