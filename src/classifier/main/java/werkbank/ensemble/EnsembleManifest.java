package werkbank.ensemble;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import werkbank.dataset.ArrayFraming;
import werkbank.dataset.ClassNames;
import werkbank.experiment.Provenance;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.result.Distilled;
import werkbank.experiment.result.EnsembleResult;
import werkbank.experiment.result.Member;
import werkbank.file.DurableFile;
import werkbank.file.StoredFile;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Recipe;
import werkbank.recipe.Shape;

/**
 * All that is to be known of an ensemble away from its study: {@code ensemble.json}, beside the networks.
 *
 * @param format of this file, {@link #FORMAT}
 * @param study that it is of
 * @param ensemble its files are relative to the folder of this file
 * @param classes what each is called; {@code 0}, {@code 1} and so on for classes without names
 * @param recipes of the trials that the networks are of, by their numbers; empty in a manifest of a former version
 */
public record EnsembleManifest(
        int format,
        String study,
        EnsembleResult ensemble,
        Input input,
        List<String> classes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<Integer, Recipe> recipes,
        Origin origin) {

    /** JSON of a former version has no recipes. */
    public EnsembleManifest {
        recipes = recipes == null ? new TreeMap<>() : recipes;
    }

    /** Rises when a reader of a former one would go wrong. 2: members may look several times. */
    public static final int FORMAT = 2;

    private static final int OLDEST_FORMAT = 1;

    /**
     * The input of the networks: [images][channels][height][width].
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @param pixelScale a value 0 to 255 times this is what the network takes
     * @param framing how grey pictures of another size are made to fit where {@code image} doesn't say it, unless the user
     *     says otherwise
     * @param image what the space says of how pictures are made to fit, as others are then; empty for grey arrays of which
     *     it says nothing, and in a manifest of a former version
     * @param bits how many the values of files with 16 bits really have, where {@code image} is empty and the space says it
     */
    public record Input(
            int height,
            int width,
            int channels,
            double pixelScale,
            Framing framing,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ImageSpec> image,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> bits) {
        /** JSON of a former version has neither {@code image} nor {@code bits}. */
        public Input {
            image = image == null ? Optional.empty() : image;
            bits = bits == null ? Optional.empty() : bits;
        }

        /** The input of networks for images of this shape. */
        public static Input of(Shape images, Framing framing, Optional<ImageSpec> image) {
            return of(images, framing, image, Optional.empty());
        }

        /** The input of networks that learned from grey arrays, of whose framing the space says nothing. */
        static Input beside(Shape images, Framing framing, Optional<Integer> bits) {
            return of(images, framing, Optional.empty(), bits);
        }

        private static Input of(Shape images, Framing framing, Optional<ImageSpec> image, Optional<Integer> bits) {
            return new Input(images.height(), images.width(), images.channels(), 1 / 255.0, framing, image, bits);
        }

        /** The way that pictures are made to fit unless the user says otherwise; empty where {@code image} says it. */
        public Optional<Framing> grey() {
            return image.isPresent() || channels > 1 ? Optional.empty() : Optional.of(framing);
        }

        /** How pictures are made to fit where no framing of grey ones is asked for. */
        public ImageSpec asTrained() {
            return image.orElse(ImageSpec.FROM_DATA.withBits(bits));
        }

        /** The shape of an image. */
        public Shape shape() {
            return new Shape(channels, height, width);
        }

        /** Whether pictures are made to fit as those of MNIST were, from which the networks then learned. */
        public boolean framesAsMnist() {
            return framing == Framing.MNIST;
        }
    }

    /**
     * The study that an ensemble comes from.
     *
     * @param seed of the study
     * @param spaceSha256 of the study's YAML text in UTF-8, lower-case hexadecimal
     * @param provenance versions, machine and data files of the study when it began
     */
    public record Origin(long seed, String spaceSha256, Provenance provenance) {}

    /**
     * The manifest of a study's ensemble.
     *
     * @param ensemble its files relative to the study's folder
     * @param images that its networks take
     * @param classes how many there are
     * @param recipe of each of its trials
     */
    public static EnsembleManifest of(
            EnsembleResult ensemble, StudyRecord study, Shape images, int classes, IntFunction<Recipe> recipe) {
        Provenance provenance = study.provenance();
        return new EnsembleManifest(
                FORMAT,
                study.name(),
                besideTheManifest(ensemble),
                input(study, images),
                study.classes(classes).names(),
                trials(ensemble).collect(Collectors.toMap(t -> t, recipe::apply, (one, same) -> one, TreeMap::new)),
                new Origin(
                        study.seed(), DurableFile.sha256(study.space().getBytes(StandardCharsets.UTF_8)), provenance));
    }

    private static Input input(StudyRecord study, Shape images) {
        Provenance.DataFile first = study.provenance().data().get(0);
        ImageSpec asked = study.data().image();
        return ArrayFraming.of(images.channels(), asked, first.name(), first.sha256())
                .map(grey -> Input.beside(images, grey, asked.bits()))
                .orElseGet(() -> Input.of(images, Framing.fitting(first.sha256()), Optional.of(asked)));
    }

    /**
     * Makes the manifest of another ensemble of the same study.
     *
     * @param other its files relative to the study's folder
     */
    EnsembleManifest with(EnsembleResult other) {
        return new EnsembleManifest(FORMAT, study, besideTheManifest(other), input, classes, recipesOf(other), origin);
    }

    /** The recipes of all of an ensemble's trials; none when one of them isn't known. */
    private SortedMap<Integer, Recipe> recipesOf(EnsembleResult other) {
        Set<Integer> wanted = trials(other).collect(Collectors.toSet());
        SortedMap<Integer, Recipe> known = new TreeMap<>(recipes);
        known.keySet().retainAll(wanted);
        return known.keySet().equals(wanted) ? known : new TreeMap<>();
    }

    /** The trials whose configurations the networks have. */
    static Stream<Integer> trials(EnsembleResult ensemble) {
        return Stream.concat(
                ensemble.members().stream().map(Member::trial),
                ensemble.distilled().stream().map(Distilled::trial));
    }

    /**
     * The ensemble as the study has it.
     *
     * @param folder of the ensemble in the study's folder, by its name
     */
    EnsembleResult inStudy(String folder) {
        return moved(ensemble, name -> folder + "/" + name);
    }

    private static EnsembleResult besideTheManifest(EnsembleResult ensemble) {
        return moved(ensemble, path -> path.substring(path.lastIndexOf('/') + 1));
    }

    private static EnsembleResult moved(EnsembleResult ensemble, UnaryOperator<String> path) {
        EnsembleResult members = ensemble.with(ensemble.members().stream()
                .map(member -> member.with(
                        member.models().stream().map(file -> moved(file, path)).toList()))
                .toList());
        return ensemble.distilled()
                .map(learned -> members.with(learned.with(moved(learned.model(), path))))
                .orElse(members);
    }

    private static StoredFile moved(StoredFile file, UnaryOperator<String> path) {
        return new StoredFile(path.apply(file.path()), file.sha256(), file.bytes());
    }

    /** Whether all parts are there that its use needs; JSON may lack any. */
    boolean isComplete() {
        return Stream.of(study, ensemble, input, classes).allMatch(Objects::nonNull)
                && input.framing() != null
                && ensemble.members() != null
                && !ensemble.members().isEmpty()
                && ensemble.members().stream().allMatch(member -> member != null && member.models() != null);
    }

    boolean isReadable() {
        return format >= OLDEST_FORMAT && format <= FORMAT;
    }

    /** The names of the classes. */
    public ClassNames classNames() {
        return new ClassNames(classes);
    }

    /** Every network file; the members' first, in their order. */
    public List<StoredFile> files() {
        return ensemble.files().toList();
    }

    /** The network that has learned from the ensemble as an ensemble of one, if there is one. */
    Optional<EnsembleManifest> distilled() {
        return ensemble.distilled()
                .map(learned -> EnsembleResult.of(learned, ensemble.built()))
                .map(alone -> new EnsembleManifest(format, study, alone, input, classes, recipesOf(alone), origin));
    }
}
