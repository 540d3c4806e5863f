package werkbank.space;

/** A figure that a second objective keeps small. */
public enum Cost {
    /** Count of the network's parameters. */
    PARAMETERS("parameters", "network parameters"),
    /** Wall time of inference on the worker that trained the trial. */
    SECONDS_PER_IMAGE("seconds-per-image", "seconds per image");

    private final String label;
    private final String words;

    Cost(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The name in the YAML file. */
    public String label() {
        return label;
    }

    /** The cost in words, for people. */
    public String words() {
        return words;
    }
}
