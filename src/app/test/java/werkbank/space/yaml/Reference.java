package werkbank.space.yaml;

import static werkbank.space.yaml.SchemaParts.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import werkbank.option.Block;
import werkbank.option.Kinds;
import werkbank.option.Option;
import werkbank.search.sampler.Samplers;
import werkbank.search.scheduler.Schedulers;
import werkbank.space.SamplerSpec;
import werkbank.space.SchedulerSpec;

/** The parts of the JSON Schema and of the pages in {@code docs} that are made of the declarations. */
final class Reference {
    private Reference() {}

    /** By the name under {@code $defs}. */
    static Map<String, Object> definitions() {
        return map(
                "layer",
                LayerSchema.of(ItemKind.all()),
                "sampler",
                kinds(
                        "How configurations are proposed: a name, or a name with options. docs/samplers.md says when to take"
                                + " which.",
                        SamplerSpec.AUTO.name(),
                        Samplers.kinds()),
                "scheduler",
                kinds(
                        "Which trials get all their epochs: a name, or a name with options. docs/search.md says when to take"
                                + " which. Beside a sampler that is named, the default is none.",
                        SchedulerSpec.AUTO.name(),
                        Schedulers.kinds()),
                "ensemble",
                SchemaParts.object(
                        EnsembleReader.BLOCK.documentation(),
                        EnsembleReader.BLOCK.options(),
                        SchemaParts.fixed(EnsembleReader.BLOCK.options())),
                "image",
                ImageSchema.of(),
                "training",
                TrainingSchema.of(),
                "augmentation",
                AugmentationSchema.of());
    }

    /** By the name in a page's comments. */
    static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("layers", Tables.blocks("layer", "key", layers()));
        tables.put(
                "samplers", Tables.blocks("sampler", "option", Samplers.kinds().declarations()));
        tables.put("which sampler to take", Tables.advice(Samplers.kinds()));
        tables.put(
                "schedulers",
                Tables.blocks("scheduler", "option", Schedulers.kinds().declarations()));
        tables.put("which scheduler to take", Tables.advice(Schedulers.kinds()));
        tables.put("ensemble", Tables.keys(EnsembleReader.BLOCK.options()));
        tables.put("image", Tables.keys(ImageReader.BLOCK.options()));
        tables.put("training", Tables.keys(training(), TrainingKeys.BLOCKS));
        tables.put("augmentation", Tables.keys(AugmentationKeys.OWN, AugmentationKeys.BLOCKS));
        Stream.of(TrainingKeys.BLOCKS, AugmentationKeys.BLOCKS)
                .flatMap(List::stream)
                .forEach(block -> tables.put(block.name(), Tables.keys(block.options())));
        return tables;
    }

    private static List<Option> training() {
        return Stream.concat(TrainingKeys.OPEN.stream(), Stream.of(ClassWeightsTemplate.WORD, TrainingKeys.KEEP_BEST))
                .toList();
    }

    private static Map<String, Object> kinds(String documentation, String standard, Kinds<?> kinds) {
        return map("description", documentation, "default", standard, "oneOf", SchemaParts.oneOf(kinds.declarations()));
    }

    private static List<Block> layers() {
        return ItemKind.all().stream().map(LayerSchema::documented).toList();
    }
}
