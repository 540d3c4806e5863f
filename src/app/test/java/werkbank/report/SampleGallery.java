package werkbank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import werkbank.experiment.result.Gallery;

/** Pictures that look like something: a bright square on a ground, whose place and colour are the class's. */
final class SampleGallery {
    static final int SIDE = 24;

    private SampleGallery() {}

    static Gallery of(int classes, int channels) {
        List<Gallery.ClassPictures> all = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            int number = label;
            all.add(new Gallery.ClassPictures(
                    5_400 - 37 * label,
                    600 - 4 * label,
                    List.of(picture(number, 0, channels), picture(number, 2, channels), picture(number, 4, channels))));
        }
        Gallery.Versions versions = new Gallery.Versions(
                1, picture(1, 0, channels), List.of(picture(1, 5, channels), picture(1, 7, channels)));
        return new Gallery(channels, SIDE, SIDE, all, Optional.of(new Gallery.Augmented(7, List.of(versions))));
    }

    private static byte[] picture(int label, int shift, int channels) {
        byte[] pixels = new byte[channels * SIDE * SIDE];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    boolean inside = Math.abs(y - 6 - label % 10) < 5 && Math.abs(x - 6 - shift) < 5;
                    int shade = (label * 53 + channel * 97) % 200 + 55;
                    pixels[(channel * SIDE + y) * SIDE + x] = (byte) (inside ? shade : 30 + 8 * channel);
                }
            }
        }
        return pixels;
    }
}
