package werkbank.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.InputException;
import werkbank.dataset.ArrayFraming;
import werkbank.dataset.ChannelStatistics;
import werkbank.dataset.ClassNames;
import werkbank.dataset.ImageFolder;
import werkbank.dataset.ImageRequest;
import werkbank.dataset.ImageSet;
import werkbank.dataset.Images;
import werkbank.dataset.LabelledImages;
import werkbank.dataset.ReadingProgress;
import werkbank.dataset.Split;
import werkbank.experiment.Provenance.DataFile;
import werkbank.experiment.Provenance.FoundImages;
import werkbank.experiment.SentData;
import werkbank.experiment.StudyRecord;
import werkbank.experiment.TrainingData;
import werkbank.experiment.result.Baselines;
import werkbank.metric.Classes;
import werkbank.metric.Majority;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Portion;
import werkbank.recipe.layer.Standardisation;
import werkbank.space.DataSpec;
import werkbank.space.ReadImages;
import werkbank.space.SearchSpace;

/** The images of a study: the training files, read and split, and the test files, sealed. */
public final class StudyData {
    private final TrainingData data;
    private final List<String> ofTest;
    private final ReadingProgress progress;
    private List<String> warnings;

    private StudyData(TrainingData data, List<String> ofTest, ReadingProgress progress) {
        this.data = data;
        this.ofTest = ofTest;
        this.progress = progress;
    }

    /**
     * Reads the training files, and no test image.
     *
     * @throws InputException when a file is missing or damaged, or too few images are there for the split
     */
    public static StudyData read(DataSpec spec) {
        return read(spec, ReadingProgress.SILENT);
    }

    /** Reads the training files, and tells how far that has come; later of the test files too. */
    public static StudyData read(DataSpec spec, ReadingProgress progress) {
        return new StudyData(TrainingData.read(spec, progress), List.of(), progress);
    }

    /**
     * Checks that the sealed test images will fit, as {@link ImageFolder#requireFittingTest} does, before anything is
     * trained.
     *
     * @return the same images, with notes of what will be done to those of the test
     * @throws InputException when a file of theirs is missing or damaged, or they don't fit
     */
    public StudyData requireFittingTest() {
        return new StudyData(data, data.folder().requireFittingTest(request(), data.set()), progress);
    }

    /**
     * Checks that a study was begun with these training files: networks that learned from others may have seen what is held
     * out or tested now, and may count the classes otherwise.
     *
     * @throws InputException when a file is missing, was added or is another, or a class has another number than it had
     */
    public void requireThoseOf(StudyRecord study) {
        if (!study.provenance().data().equals(files())) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "the files in %s are not those that study '%s' was begun with%s; put those back, or begin a new study"
                            + " with --study NAME",
                    data.spec().folder(),
                    study.name(),
                    OtherFiles.first(study.provenance().data(), files())
                            .map(words -> " (" + words + ")")
                            .orElse("")));
        }
        new BegunClasses(study).require(classes(), data.folder());
    }

    /** All images of the training files, those held out included; for their size and classes. */
    public LabelledImages images() {
        return data.set().images();
    }

    /** How they are divided, decided. */
    public DataSpec spec() {
        return data.spec();
    }

    /** The space on these images: how they are divided is decided, and what its networks begin with. */
    public SearchSpace fit(SearchSpace space) {
        return space.on(
                spec(),
                statistics().map(StudyData::standardisation),
                new ReadImages(images().shape(), images().classes()));
    }

    private static Standardisation standardisation(ChannelStatistics statistics) {
        return new Standardisation(doubles(statistics.means()), doubles(statistics.deviations()));
    }

    private static List<Double> doubles(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> (double) values[i])
                .toList();
    }

    /** How the images are framed and normalised. */
    public ImageSpec image() {
        return data.set().image();
    }

    /** Mean and deviation by which the images are normalised; empty when they aren't. */
    public Optional<ChannelStatistics> statistics() {
        return data.set().statistics();
    }

    /** The names of the classes. */
    public ClassNames classes() {
        return data.set().classes();
    }

    /** The images that a trial's first network learns from, in the order that its row numbers count. */
    public LabelledImages training() {
        return images().subset(data.splits().get(0).training());
    }

    /** Images that a trial's first network learns from; those of other folds are as many, or one more or less. */
    public int trainingRows() {
        return data.splits().get(0).training().length;
    }

    /** Labels [rows] of the held-out images, in the order of every trial's stored probabilities: fold after fold. */
    public int[] validationLabels() {
        return validationLabels(data.splits());
    }

    /** The validation labels of the first fold alone, which judges a network that learns from a teacher. */
    int[] firstValidationLabels() {
        return validationLabels(data.splits().subList(0, 1));
    }

    private int[] validationLabels(List<Split> some) {
        int[] labels = images().labels();
        return some.stream()
                .flatMapToInt(split -> IntStream.of(split.validation()))
                .map(row -> labels[row])
                .toArray();
    }

    /** The held-out images of each fold, in the order of {@link #validationLabels}. */
    List<Images> validationImages() {
        return data.splits().stream()
                .map(split -> images().images().subset(split.validation()))
                .toList();
    }

    /** The accuracy on the held-out images of always naming their most frequent class. */
    public Majority majority() {
        return Majority.of(counts(validationLabels()));
    }

    /** How many networks a trial has, each with held-out images of its own. */
    int folds() {
        return data.splits().size();
    }

    /** Pictures of what the first network learns from. */
    TrainingGallery gallery(long seed) {
        return new TrainingGallery(training(), firstValidationLabels(), seed);
    }

    /** Judges simple methods on the held-out images of the first fold; takes up to some ten seconds. */
    public Baselines baselines(long seed) {
        return new BaselineMethods(data.splits().get(0).fold(images())).reach(seed);
    }

    /** Tells in one line, without a full stop, what was found in the folder; empty where only the numbers are known. */
    public String found() {
        return data.set().findings().found();
    }

    /** Facts of the folder that need no remedy; sentences without a full stop. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(data.set().findings().notes());
        notes.addAll(ofTest);
        if (data.spec().test().isPresent() && data.folder().hasOwnTest()) {
            notes.add("data.test does nothing, since there are test images");
        }
        return List.copyOf(notes);
    }

    /** Warnings of images that make figures say less than they seem to; sentences without a full stop. */
    public synchronized List<String> warnings() {
        if (warnings == null) {
            warnings = Stream.of(
                            data.set().findings().warnings(),
                            TwinWarnings.of(data),
                            DataWarnings.of(
                                    counts(training().labels()),
                                    counts(validationLabels()),
                                    new HoldingOut(spec(), data.set().heldOut() > 0 && folds() == 1),
                                    classes(),
                                    files()))
                    .flatMap(List::stream)
                    .toList();
        }
        return warnings;
    }

    /** Sums up what was found, to be kept with a study. */
    public FoundImages facts() {
        return new FoundImages(
                found(), images().rows(), data.set().heldOut(), classes().count(), notes(), warnings());
    }

    /** Whether there are test images to judge an ensemble on; none is opened. */
    public boolean hasTest() {
        return data.folder().hasTest(request());
    }

    /** Whether test images are drawn from the images of the training files. */
    public boolean drawsTest() {
        return hasTest() && !data.folder().hasOwnTest();
    }

    private ImageRequest request() {
        return request(data.folder());
    }

    /** Pictures are framed as those of the training were; images that have a size must have the right one. */
    private ImageRequest request(ImageFolder folder) {
        ImageRequest request = TrainingData.request(data.spec(), progress);
        return folder.readsPictures() ? request.framing(image()).framing(besideArrays()) : request;
    }

    /** How pictures are framed where nobody knows how those of the training were. */
    private Optional<Framing> besideArrays() {
        DataFile first = files().get(0);
        return ArrayFraming.of(images().shape().channels(), spec().image(), first.name(), first.sha256());
    }

    private int[] counts(int[] labels) {
        return Classes.counts(labels, images().classes());
    }

    /** The training images for other machines; empty for pictures in files of their own. */
    public Optional<SentData> sent() {
        return SentData.of(data);
    }

    public List<DataFile> files() {
        return data.set().files().stream()
                .map(file -> new DataFile(file.name(), file.sha256(), file.items()))
                .toList();
    }

    /**
     * Opens the test set; only {@link Study#evaluate} calls this, since whoever opens it leaves a row.
     *
     * @throws InputException when there is none
     */
    ImageSet openTest() {
        return told(data.folder().readTest(request(), classes(), images().shape()));
    }

    /**
     * The test images of another folder; for {@link Study#evaluateOn} only.
     *
     * @throws InputException when they aren't of the study's size and classes
     */
    ImageSet openTest(ImageFolder other) {
        return told(other.readTest(request(other).drawing(Portion.ALL), classes(), images().shape()));
    }

    /** Adds a warning of test images that were learned from. */
    private ImageSet told(ImageSet test) {
        return test.with(test.findings().with(List.of(), TwinWarnings.ofTest(test, data.set())));
    }
}
