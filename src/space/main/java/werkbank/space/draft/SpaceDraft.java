package werkbank.space.draft;

import java.util.Locale;
import werkbank.Counted;
import werkbank.InputException;

/**
 * A first search space for somebody's images: a network and ranges that fit their size and number, with comments that explain
 * them. A pure function of the facts.
 */
public final class SpaceDraft {
    private static final String HEAD =
            """
            # yaml-language-server: $schema=%s
            #
            # A first search for %s
            # (%s).
            #
            #   ./werkbank run %s
            #
            # Made by 'werkbank init'; change what you like. docs/search-space.md explains every key.
            name: %s
            seed: 1
            trials: %d                 # configurations that are tried; more find better ones

            """;

    private static final String MIDDLE =
            """
            sampler: auto              # chooses what learns from the trials before, and says why
            scheduler: auto            # ends most trials early, leaves enough for the ensemble, and says how; or none
            %s
            ensemble:
              top-k: 5                 # the best trials vote together

            parameters:
              filters: {int: [%d, %d], step: 8}    # width of the network, used in every stage
              blocks: {int: [1, %d]}               # residual blocks a stage

            # The images are %s; each stage halves height and width.
            network:
            """;

    private static final int MOST_FOLDS = 5;

    private final DataFacts facts;
    private final String file;
    private final String schema;

    private SpaceDraft(DataFacts facts, String file, String schema) {
        this.facts = facts;
        this.file = file;
        this.schema = schema;
    }

    /**
     * Writes the YAML text.
     *
     * @param file that it is for, as its commands are to name it, with the options that they need
     * @param schema where editors find the JSON Schema
     * @throws InputException when there are too few images to train on some and hold out others
     */
    public static String of(DataFacts facts, String file, String schema) {
        if (facts.all() < 2) {
            throw new InputException(format(
                    "%s has %s to learn from, and two are needed at least, of which one is held out; put more there",
                    facts.called(), Counted.of(facts.all(), "image")));
        }
        SpaceDraft draft = new SpaceDraft(facts, file, schema);
        return draft.head()
                + draft.data()
                + draft.middle()
                + DraftedNetwork.of(facts)
                + draft.training()
                + draft.augmentation();
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    private String head() {
        return format(
                HEAD,
                schema,
                oneLine(facts.called()),
                oneLine(facts.found()),
                oneLine(file),
                facts.name(),
                isSmall() ? 100 : 40);
    }

    /** A comment ends with its line, and names of folders may have several. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private boolean isSmall() {
        return facts.all() < 2_000;
    }

    /** Whether the images are so few that a part of them, held out, would tell little. */
    private boolean areFew() {
        return facts.all() < 600;
    }

    private String data() {
        StringBuilder data = new StringBuilder(format("data:\n  folder: %s\n", quoted(facts.folder())));
        if (!facts.hasValidation() && areFew()) {
            data.append(format(
                    "  folds: %1$d                 # few images: each is held out in turn, by %1$d networks a trial\n",
                    Math.min(MOST_FOLDS, facts.all())));
        } else if (!facts.hasValidation()) {
            data.append(format(
                    "  validation: %s          # share of the training images that trials are compared on\n",
                    isSmall() ? "0.2" : "0.1"));
            data.append("  stratified: true         # each class has its share of them\n");
        }
        if (!facts.hasTest()) {
            data.append("  test: 0.1                # sealed until the ensemble is judged, once\n");
        }
        return data + "\n" + image();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Arrays are as the files have them; what is said of those decides how pictures for predict are framed. */
    private String image() {
        if (!facts.arePictures()) {
            return "";
        }
        String size = facts.images().height() == facts.images().width()
                ? String.valueOf(facts.side())
                : format(
                        "{height: %d, width: %d}",
                        facts.images().height(), facts.images().width());
        return format(
                """
                image:
                  size: %s               # pixels: larger shows more and takes longer
                  colour: %s
                  fit: crop                # or pad, which shows all of a picture, or stretch

                """,
                size, facts.areColour() ? "rgb" : "grey");
    }

    private String middle() {
        int all = facts.all();
        int least = all < 20_000 ? 16 : 24;
        int most = all < 1_000 ? 32 : all < 20_000 ? 48 : 64;
        String objective = facts.areUneven()
                ? "objective: val-balanced-accuracy  # each class counts alike, however few it has\n"
                : "";
        return format(MIDDLE, objective, least, most, isSmall() ? 2 : 3, facts.images());
    }

    private int epochs() {
        int all = facts.all();
        return all < 1_000 ? 40 : all < 5_000 ? 30 : all < 20_000 ? 20 : 12;
    }

    private String training() {
        int all = facts.all();
        int batch = all < 500 ? 16 : all < 2_000 ? 32 : all < 20_000 ? 64 : 128;
        String uneven = facts.areUneven()
                ? "  class-weights: balanced  # the smallest class has less than a third of the largest's images\n"
                        + "  checkpoint: val-balanced-accuracy\n"
                : "";
        return format(
                        """

                training:
                  epochs: %d
                  batch-size: %d
                  optimizer: adamw
                  learning-rate: {float: [3.0e-4, 5.0e-3], log: true}
                  weight-decay: {float: [1.0e-3, 0.1], log: true}
                  schedule: {cosine: {warm-up: 1}}
                  label-smoothing: {float: [0.0, 0.1]}
                %s
                """,
                        epochs(), batch, uneven.stripTrailing())
                .replaceAll("\n\n$", "\n");
    }

    private String augmentation() {
        StringBuilder lines =
                new StringBuilder("\n# What the training images go through, drawn anew in each epoch; see './werkbank"
                        + " augment " + oneLine(file) + "'.\naugmentation:\n");
        lines.append(
                "  flip-horizontal: {choice: [0, 0.5]}   # 0 for letters, digits and whatever has a left and a right\n");
        lines.append(format("  rotation: {float: [0, %d]}            # degrees to either side\n", isSmall() ? 20 : 12));
        lines.append("  shift: {float: [0, 0.12]}             # share of height and width\n");
        lines.append("  zoom: {float: [0, 0.2]}\n");
        lines.append("  brightness: {float: [0, 0.3]}\n");
        return lines.toString();
    }
}
