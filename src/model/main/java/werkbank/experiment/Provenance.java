package werkbank.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions, the machine and the data that a study's figures depend on beside its space and seed.
 *
 * @param deeplearning4j the version of the library that the engine computes with, which once was always Deeplearning4j:
 *     of engines other than {@code dl4j} that of JavaCPP's presets
 * @param engine name of what computes its networks; {@code dl4j} for studies of a version that had no other
 * @param backend the engine's own word for what it computes on
 * @param images what was found in the data folder; empty in records of a former version
 * @param start the network whose weights its trials start from; empty for random weights, and in records of a former version
 * @param sampler that was chosen for the study; empty where its space names one
 * @param scheduler that was chosen for the study; empty where its space names one, or a sampler alone
 * @param chosenFor how many trials the study was to have when these were chosen, without repeats; empty where none was, and
 *     in records of a former version
 */
public record Provenance(
        String werkbank,
        String deeplearning4j,
        String arbiter,
        String java,
        String os,
        String processor,
        int cores,
        String engine,
        String backend,
        String convolution,
        int workers,
        int threadsPerWorker,
        List<DataFile> data,
        Optional<FoundImages> images,
        Optional<StartingNetwork> start,
        Optional<ChosenSampler> sampler,
        Optional<ChosenScheduler> scheduler,
        Optional<Integer> chosenFor) {
    /** Records of a former version lack some of it. */
    public Provenance {
        engine = engine == null ? "dl4j" : engine;
        images = images == null ? Optional.empty() : images;
        start = start == null ? Optional.empty() : start;
        sampler = sampler == null ? Optional.empty() : sampler;
        scheduler = scheduler == null ? Optional.empty() : scheduler;
        chosenFor = chosenFor == null ? Optional.empty() : chosenFor;
    }

    /** Adds what was found in the data folder. */
    public Provenance with(FoundImages found) {
        return with(Optional.of(found), start, sampler, scheduler, chosenFor);
    }

    /** Adds the network whose weights trials start from. */
    public Provenance with(StartingNetwork network) {
        return with(images, Optional.of(network), sampler, scheduler, chosenFor);
    }

    /** Adds the sampler that was chosen. */
    public Provenance with(ChosenSampler chosen) {
        return with(images, start, Optional.of(chosen), scheduler, chosenFor);
    }

    /** Adds the scheduler that was chosen. */
    public Provenance with(ChosenScheduler chosen) {
        return with(images, start, sampler, Optional.of(chosen), chosenFor);
    }

    /** Adds how many trials sampler and scheduler were chosen for. */
    public Provenance chosenFor(int trials) {
        return with(images, start, sampler, scheduler, Optional.of(trials));
    }

    private Provenance with(
            Optional<FoundImages> found,
            Optional<StartingNetwork> network,
            Optional<ChosenSampler> proposing,
            Optional<ChosenScheduler> deciding,
            Optional<Integer> trials) {
        return new Provenance(
                werkbank,
                deeplearning4j,
                arbiter,
                java,
                os,
                processor,
                cores,
                engine,
                backend,
                convolution,
                workers,
                threadsPerWorker,
                data,
                found,
                network,
                proposing,
                deciding,
                trials);
    }

    /**
     * The images that were found in a data folder when a study began.
     *
     * @param found a line that says what; empty for IDX files
     * @param training images to learn from, held-out ones included
     * @param ownValidation how many of them are a validation part of their own; 0 where there is none, and in records of a
     *     former version
     * @param classes how many there are; 0 in records of a former version
     * @param notes what was left out, for instance
     * @param warnings what makes figures say less than they seem to
     */
    public record FoundImages(
            String found, int training, int ownValidation, int classes, List<String> notes, List<String> warnings) {}

    /**
     * A data file that was read.
     *
     * @param sha256 of the uncompressed content, lower-case hexadecimal
     * @param items images or labels in it
     */
    public record DataFile(String name, String sha256, int items) {}

    /**
     * A network whose weights trials start from.
     *
     * @param source where it came from, in words: the name of a file, or of a study and its trial
     * @param sourceSha256 of the file that it was read from, lower-case hexadecimal
     * @param sha256 of the zip that the study keeps; another where the file was of another library
     */
    public record StartingNetwork(String source, String sourceSha256, String sha256) {}

    /**
     * The sampler of a study whose space leaves it to be chosen.
     *
     * @param name as {@code sampler:} takes it
     * @param why in words, to follow the name
     */
    public record ChosenSampler(String name, String why) {}

    /**
     * The scheduler of a study whose space leaves it to be chosen.
     *
     * @param name as {@code scheduler:} takes it
     * @param options that are not at their defaults
     * @param why in words, to follow the name
     */
    public record ChosenScheduler(String name, Map<String, Integer> options, String why) {}
}
