package werkbank.bench.gpu;

import java.io.IOException;

/** One thing that is found out, with a section of its own in the findings. */
interface Part {
    /** The section's key. */
    String name();

    /** Its share of the time, against the weights of the others. */
    double weight();

    /**
     * Finds out what it hasn't found yet, and keeps each figure as soon as it is there.
     *
     * @param time until when it has to be done
     * @return whether nothing is left to find out
     */
    boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException;
}
