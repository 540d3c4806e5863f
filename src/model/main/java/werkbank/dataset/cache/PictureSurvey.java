package werkbank.dataset.cache;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import werkbank.InputException;
import werkbank.picture.EncodedPicture;
import werkbank.picture.EncodedPicture.Header;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/**
 * Chooses size and colour of images by the headers of all pictures, where nobody has said them, and sees how many bits
 * their values have, where that is asked for. Pictures of one size keep it, up to {@link #LARGEST}; of others the images
 * become squares, of the largest of some usual sides that half of the pictures' shorter sides reach. They are grey when all
 * pictures are.
 *
 * @param image with size and colour
 * @param why they have this size, a line without a full stop; empty where it was asked for
 */
record PictureSurvey(ImageSpec image, String why) {
    /** The longest side that is chosen: networks for larger images take long on processors. */
    static final int LARGEST = 128;

    /** Files with 16 bits from which it can be told how many of them they use. */
    private static final int FEWEST_WIDE = 10;

    private static final int[] SIDES = {16, 24, 32, 48, 64, 96, LARGEST};

    /** @throws InputException when size or colour must be chosen, and no picture can be read */
    static PictureSurvey of(PictureRequest request) {
        ImageSpec asked = request.image();
        if (asked.size().isPresent() && asked.colour().isPresent() && !request.seesBits()) {
            return new PictureSurvey(asked, "");
        }
        List<Header> headers = headers(request);
        if (headers.isEmpty()) {
            return new PictureSurvey(asked.with(Shape.grey(1, 1)), "");
        }
        PictureSurvey chosen = of(asked, headers);
        return request.seesBits()
                ? new PictureSurvey(chosen.image.withBits(bits(request, headers)), chosen.why)
                : chosen;
    }

    private static PictureSurvey of(ImageSpec asked, List<Header> headers) {
        int channels = asked.colour()
                .map(ImageSpec.Colour::channels)
                .orElse(headers.stream().allMatch(Header::isGrey) ? 1 : 3);
        ImageSpec.Size size = asked.size().orElseGet(() -> size(headers));
        return new PictureSurvey(
                asked.with(new Shape(channels, size.height(), size.width())),
                asked.size().isPresent() ? "" : why(headers, size));
    }

    /** The headers of those that have one that can be read. */
    private static List<Header> headers(PictureRequest request) {
        return IntStream.range(0, request.files().size())
                .parallel()
                .mapToObj(file -> header(request, file))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Header> header(PictureRequest request, int file) {
        try {
            return Optional.of(EncodedPicture.readHeader(request.path(file)));
        } catch (InputException e) {
            // It is told when the picture is decoded.
            return Optional.empty();
        }
    }

    /** The bits that the values of files with 16 bits have, when there are enough files to tell. */
    private static Optional<Integer> bits(PictureRequest request, List<Header> headers) {
        if (headers.stream().filter(Header::isWide).count() < FEWEST_WIDE) {
            return Optional.empty();
        }
        int[] brightest = IntStream.range(0, request.files().size())
                .parallel()
                .flatMap(file -> brightest(request, file).stream())
                .toArray();
        int most = IntStream.of(brightest).max().orElse(0);
        return brightest.length < FEWEST_WIDE
                ? Optional.empty()
                : Optional.of(Math.max(Byte.SIZE, Integer.SIZE - Integer.numberOfLeadingZeros(most)));
    }

    private static OptionalInt brightest(PictureRequest request, int file) {
        try {
            return EncodedPicture.read(request.path(file)).brightest();
        } catch (InputException e) {
            // It is told when the picture is decoded.
            return OptionalInt.empty();
        }
    }

    private static ImageSpec.Size size(List<Header> headers) {
        Header first = headers.get(0);
        if (areAlike(headers) && Math.max(first.height(), first.width()) <= LARGEST) {
            return new ImageSpec.Size(first.height(), first.width());
        }
        int median = median(headers);
        int side = IntStream.of(SIDES).filter(one -> one <= median).max().orElse(median);
        return new ImageSpec.Size(side, side);
    }

    private static boolean areAlike(List<Header> headers) {
        Header first = headers.get(0);
        return headers.stream().allMatch(one -> one.height() == first.height() && one.width() == first.width());
    }

    private static int median(List<Header> headers) {
        return shorter(headers)[headers.size() / 2];
    }

    private static int[] shorter(List<Header> headers) {
        return headers.stream()
                .mapToInt(one -> Math.min(one.height(), one.width()))
                .sorted()
                .toArray();
    }

    private static String why(List<Header> headers, ImageSpec.Size size) {
        Header first = headers.get(0);
        if (areAlike(headers)) {
            String own = first.height() + " × " + first.width();
            return own.equals(size.toString())
                    ? "all pictures are " + own
                    : String.format(
                            Locale.ROOT,
                            "all pictures are %s, and %d pixels is the longest side that is chosen by itself",
                            own,
                            LARGEST);
        }
        int[] shorter = shorter(headers);
        return String.format(
                Locale.ROOT,
                "the pictures' shorter sides are %d to %d pixels, half of them at least %d",
                shorter[0],
                shorter[shorter.length - 1],
                median(headers));
    }
}
