package werkbank.engine.executor;

/**
 * An array of parameters in its two orders: on the device [outer][positions][channels], in DL4J's
 * [outer][channels][positions].
 *
 * @param device where it begins among all parameters on the device
 * @param host where it begins among all parameters in DL4J's order
 * @param outer filters or units; 1 for what has a number for each channel
 * @param positions taps of a kernel, pixels of the image that a dense layer flattens, or 1
 */
record Tensor(long device, int host, int outer, int positions, int channels) {
    int length() {
        return outer * positions * channels;
    }

    /** An array like this one at another place of the host's. */
    Tensor atHost(int place) {
        return new Tensor(device, place, outer, positions, channels);
    }

    /** An array like this one at another place on the device. */
    Tensor onDevice(long place) {
        return new Tensor(place, host, outer, positions, channels);
    }

    /** Copies the numbers from DL4J's order to the device's. */
    void toDevice(float[] from, float[] to) {
        int at = (int) device;
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < positions; p++) {
                for (int c = 0; c < channels; c++) {
                    to[at++] = from[hostIndex(o, p, c)];
                }
            }
        }
    }

    /** Copies the numbers from the device's order to DL4J's. */
    void toHost(float[] from, float[] to) {
        int at = (int) device;
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < positions; p++) {
                for (int c = 0; c < channels; c++) {
                    to[hostIndex(o, p, c)] = from[at++];
                }
            }
        }
    }

    private int hostIndex(int o, int p, int c) {
        return host + (o * channels + c) * positions + p;
    }
}
