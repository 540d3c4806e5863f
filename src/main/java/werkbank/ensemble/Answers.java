package werkbank.ensemble;

/**
 * What a member says of the images.
 *
 * @param probabilities [rows][classes]
 * @param seconds wall time from the files of its networks to the probabilities
 */
record Answers(float[][] probabilities, double seconds) {
    double secondsPerThousand() {
        return 1000 * seconds / probabilities.length;
    }
}
