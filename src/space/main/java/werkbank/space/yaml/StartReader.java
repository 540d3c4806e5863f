package werkbank.space.yaml;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.option.Domain;
import werkbank.option.Option;
import werkbank.space.StartFrom;

/** Reads which network's weights a study's trials start from. */
final class StartReader {
    static final String KEY = "start-from";

    private static final String STUDY = "study";
    private static final String TRIAL = "trial";
    private static final String ZIP = "zip";
    private static final String KERAS = "keras";
    private static final String FREEZE = "freeze-up-to";
    private static final Option HEAD_RATE = Option.of(
            "head-rate", Domain.Real.above(0), 1.0, "What the learning rate of the output layer is multiplied by.");

    private final YamlTree.Keys root;
    private final Path baseFolder;

    /** @param baseFolder that a file's path is relative to */
    StartReader(YamlTree.Keys root, Path baseFolder) {
        this.root = root;
        this.baseFolder = baseFolder;
    }

    /** @throws werkbank.InputException when the block is wrong */
    Optional<StartFrom> start() {
        return root.find(KEY).map(tree -> start(tree.keys(KEY, "{study: my-study, trial: 3}")));
    }

    private StartFrom start(YamlTree.Keys keys) {
        keys.only(KEY, List.of(STUDY, TRIAL, ZIP, KERAS, FREEZE, HEAD_RATE.key()));
        List<String> sources = Stream.of(STUDY, ZIP, KERAS)
                .filter(key -> keys.find(key).isPresent())
                .toList();
        if (sources.size() != 1) {
            throw keys.place()
                    .error(KEY
                            + (sources.isEmpty()
                                    ? " has neither study nor zip nor keras"
                                    : " has a " + String.join(" and a ", sources))
                            + "; write one of them, for instance {study: my-study, trial: 3}");
        }
        Optional<String> study = text(keys, STUDY);
        int trial = study.isPresent()
                ? (Integer) keys.need(TRIAL, "say which trial's network, for instance trial: 3")
                        .value(KEY + "." + TRIAL, new Domain.Whole(1))
                : 0;
        if (study.isEmpty() && keys.find(TRIAL).isPresent()) {
            throw keys.find(TRIAL)
                    .orElseThrow()
                    .place()
                    .error(KEY + ".trial belongs to a study, and " + sources.get(0) + " is a file");
        }
        return new StartFrom(
                study,
                trial,
                file(keys, ZIP),
                file(keys, KERAS),
                text(keys, FREEZE).orElse(""),
                keys.find(HEAD_RATE.key())
                        .map(tree -> (Double) tree.value(KEY + "." + HEAD_RATE.key(), HEAD_RATE.domain()))
                        .orElse(1.0));
    }

    private Optional<String> file(YamlTree.Keys keys, String key) {
        return text(keys, key)
                .map(path ->
                        baseFolder.resolve(path).toAbsolutePath().normalize().toString());
    }

    private static Optional<String> text(YamlTree.Keys keys, String key) {
        return keys.find(key).map(tree -> {
            YamlTree.Scalar scalar = tree.scalar(key, "a text");
            if (scalar.text().isBlank()) {
                throw scalar.place().error(KEY + "." + key + " is empty; write it, or delete the line");
            }
            return scalar.text();
        });
    }
}
