package werkbank.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import werkbank.Counted;
import werkbank.InputException;
import werkbank.app.ThisMachine;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.file.DurableFile;
import werkbank.file.NearPath;
import werkbank.metric.Classes;
import werkbank.recipe.Portion;
import werkbank.report.view.ShellWord;
import werkbank.space.NameRule;
import werkbank.space.draft.DataFacts;
import werkbank.space.draft.SpaceDraft;

/** The command {@code init}: proposes a search space that suits the images of a folder. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        header = "Looks at a folder of images and writes a search space for them.",
        description = {
            "",
            "Reads class folders (CLASS/*, or train/CLASS/* and test/CLASS/*), labels.csv, CIFAR's binary files, .npz and"
                    + " IDX; writes a YAML file with a network and ranges that fit the images' size, colour and number,"
                    + " and comments that explain them; checks it; and says which command goes on. No test image is"
                    + " looked at; headers and labels are checked, to see that the test will fit.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./werkbank init my-photos",
            "  ./werkbank init my-photos --name leaves --output search-spaces/leaves.yaml"
        })
final class InitCommand implements Callable<Integer> {
    private static final String SCHEMA = "search-spaces/werkbank.schema.json";

    @Parameters(paramLabel = "FOLDER", description = "The folder of images.")
    private Path folder;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to (default: NAME.yaml in this folder, with the study's name).")
    private Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the study (default: the folder's).")
    private String name;

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Option(names = "--skip-unreadable", description = "Leave out pictures that can't be read, and tell how many.")
    private boolean skipUnreadable;

    @Mixin
    private SharedOptions shared;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = DurableFile.requireNoFolder(output == null ? Path.of(studyName() + ".yaml") : output);
        if (Files.exists(file) && !force) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s is there already; name another file with --output, or write over it with --force",
                    file));
        }
        String text = SpaceDraft.of(facts(file), words(Summary.shown(file)), near(file, schema()));
        DurableFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Wrote %s%n", file);
        out.flush();
        int checked = check(file);
        if (checked == ExitCode.DONE) {
            out.printf(Locale.ROOT, "%nGo on with%n  ./werkbank run %s%n", words(file));
            out.flush();
        }
        return checked;
    }

    /** The words by which a command takes the file, and its pictures as they were taken here. */
    private String words(Path file) {
        return ShellWord.of(file.toString()) + (skipUnreadable ? " --skip-unreadable" : "");
    }

    /** Checks the file, with those of the options that a check has too. */
    private int check(Path file) {
        CommandLine parent = spec.commandLine().getParent();
        CommandSpec check = parent.getSubcommands().get("check").getCommandSpec();
        Stream<String> options = spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> check.findOption(option.longestName()) != null)
                .map(InitCommand::given);
        return parent.execute(
                Stream.concat(Stream.of("check", file.toString()), options).toArray(String[]::new));
    }

    private static String given(OptionSpec option) {
        return option.arity().max() == 0
                ? option.longestName()
                : option.longestName() + "=" + option.originalStringValues().get(0);
    }

    /** The folder's name in letters that a study may have. */
    private String studyName() {
        if (name != null) {
            if (!NameRule.allows(name)) {
                throw new InputException(
                        String.format(Locale.ROOT, "--name is '%s'; it must be %s", name, NameRule.WORDS));
            }
            return name;
        }
        String last = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String plain = Normalizer.normalize(last.replace("ß", "ss"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9_.]+", "-")
                .replaceAll("^[-.]+|-+$", "");
        return NameRule.allows(plain) ? plain : "pictures";
    }

    private DataFacts facts(Path file) {
        ImageFolder images = ImageFolder.of(folder);
        ImageRequest whole = ImageRequest.of(folder).telling(shared.reading());
        ImageRequest request = skipUnreadable ? whole.skippingUnreadable() : whole;
        ImageSet set = images.readTraining(request);
        int[] counts = Classes.counts(set.images().labels(), set.images().classes());
        return new DataFacts(
                studyName(),
                near(file, folder),
                found(set, images),
                set.images().shape(),
                !set.pictures().isEmpty(),
                IntStream.of(counts).boxed().toList(),
                set.heldOut() > 0,
                images.hasTest(request.drawing(Portion.NONE)));
    }

    private static String found(ImageSet set, ImageFolder images) {
        return set.findings().found().isEmpty()
                ? String.format(
                        Locale.ROOT,
                        "%s: %s, %s",
                        images.format(),
                        Counted.of(set.images().classes(), "class"),
                        Counted.of(set.images().rows(), "training image"))
                : set.findings().found();
    }

    private static Path schema() {
        return ThisMachine.home().resolve(SCHEMA);
    }

    /** A path as a file is to name it: from the file's own folder where it is that or below it, else whole. */
    private static String near(Path file, Path other) {
        Path base = file.toAbsolutePath().normalize().getParent();
        Path whole = other.toAbsolutePath().normalize();
        return NearPath.from(base, whole).toString().replace('\\', '/');
    }
}
