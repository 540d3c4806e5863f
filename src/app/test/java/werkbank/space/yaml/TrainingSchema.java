package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import werkbank.option.Block;
import werkbank.option.Option;

/** The schema of the block {@code training:}. */
final class TrainingSchema {
    private TrainingSchema() {}

    static Map<String, Object> of() {
        Map<String, Object> properties = SchemaParts.open(TrainingKeys.OPEN);
        orAList(properties, BatchSizeTemplate.KEY, batchSize());
        properties.putAll(SchemaParts.fixed(List.of(TrainingKeys.KEEP_BEST)));
        TrainingKeys.BLOCKS.forEach(block -> properties.put(block.name(), SchemaParts.openBlock(block)));
        properties.put(ScheduleTemplate.KEY, schedule(ScheduleTemplate.BLOCK));
        properties.putAll(SchemaParts.open(List.of(ClassWeightsTemplate.WORD)));
        orAList(properties, ClassWeightsTemplate.KEY, SchemaParts.open(ClassWeightsTemplate.WEIGHT.domain()));
        Map<String, Object> training =
                SchemaParts.object("How each network is trained.", TrainingKeys.OPEN, properties);
        training.put("not", map("required", List.of(ScheduleTemplate.KEY, TrainingKeys.PLATEAU.name())));
        training.put(
                "dependentSchemas",
                map(
                        TrainingKeys.STEPS,
                        map("properties", map(BatchSizeTemplate.KEY, map("not", map("type", "array"))))));
        return training;
    }

    /** Lets a key have a list as well. */
    private static void orAList(Map<String, Object> properties, String key, Map<String, Object> item) {
        Map<String, Object> property = SchemaParts.copy((Map<?, ?>) properties.get(key));
        List<Object> ways = new ArrayList<>((List<?>) property.get("anyOf"));
        ways.add(map("type", "array", "minItems", 1, "items", item));
        property.put("anyOf", ways);
        properties.put(key, property);
    }

    /** The last one has no epochs. */
    private static Map<String, Object> batchSize() {
        Map<String, Object> stage =
                SchemaParts.object("", BatchSizeTemplate.STAGE, SchemaParts.open(BatchSizeTemplate.STAGE));
        stage.put("required", List.of(BatchSizeTemplate.STAGE.get(0).key()));
        return stage;
    }

    /** A shape's name, a block with its name before the options or among them, or an open shape. */
    private static Map<String, Object> schedule(Block block) {
        Option type = block.options().get(0);
        List<Option> options = block.options().subList(1, block.options().size());
        Map<String, Object> named = new LinkedHashMap<>();
        Map<String, Object> below = SchemaParts.object("", options, SchemaParts.open(options));
        ScheduleTemplate.TYPES.forEach(name -> named.put(name, below));
        List<Object> ways =
                new ArrayList<>((List<?>) SchemaParts.open(type.domain()).get("anyOf"));
        ways.add(SchemaParts.object("", block.options(), SchemaParts.open(block.options())));
        ways.add(map(
                "type",
                "object",
                "additionalProperties",
                false,
                "minProperties",
                1,
                "maxProperties",
                1,
                "properties",
                named));
        return map("description", SchemaParts.plain(block.documentation()), "anyOf", ways);
    }
}
