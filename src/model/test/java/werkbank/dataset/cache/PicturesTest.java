package werkbank.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.InputException;
import werkbank.dataset.ChannelStatistics;
import werkbank.dataset.PixelHashes;
import werkbank.dataset.ReadingProgress;
import werkbank.picture.EncodedPicture;
import werkbank.picture.Framing;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

class PicturesTest {
    private static final int COUNT = 40;

    @TempDir
    private Path folder;

    private Path photos;
    private Path cache;
    private final List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger over = new AtomicInteger();

    @BeforeEach
    void write() throws IOException {
        photos = Files.createDirectories(folder.resolve("my photos/Äpfel"));
        cache = folder.resolve("cache");
        for (int i = 0; i < COUNT; i++) {
            write(photos.resolve(i + ".png"), 0x010000 * i + 0x000100 * 2 * i + 3 * i, 4, 6);
        }
    }

    @Test
    void picturesAreImagesInTheOrderOfTheList() {
        Pictures pictures = Pictures.read(request());

        assertThat(pictures.images().shape()).isEqualTo(new Shape(3, 4, 6));
        assertThat(pictures.images().count()).isEqualTo(COUNT);
        for (int i = 0; i < COUNT; i++) {
            byte[] image = pictures.images().row(i);
            assertThat(new int[] {image[0], image[24], Byte.toUnsignedInt(image[48])})
                    .containsExactly(i, 2 * i, 3 * i);
        }
        assertThat(pictures.files()).isEqualTo(IntStream.range(0, COUNT).toArray());
        assertThat(pictures.why()).isEqualTo("all pictures are 4 × 6");
        assertThat(told).hasSize(COUNT + 1).startsWith(0, 1).endsWith(COUNT);
    }

    @Test
    void theSecondTimeNothingIsDecoded() throws IOException {
        Pictures first = Pictures.read(request());
        FileTime written = Files.getLastModifiedTime(photos.resolve("7.png"));
        long bytes = Files.size(photos.resolve("7.png"));
        Files.write(photos.resolve("7.png"), new byte[(int) bytes]);
        Files.setLastModifiedTime(photos.resolve("7.png"), written);
        told.clear();

        Pictures second = Pictures.read(request());

        assertThat(told).isEmpty();
        assertThat(second.images().stream())
                .containsExactlyElementsOf(first.images().stream().toList());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.sums().values()).isEqualTo(first.sums().values());
        assertThat(second.hashes().values()).isEqualTo(first.hashes().values());
    }

    @Test
    void whatChangedIsDecodedAnewAndTheRestIsNot() throws IOException {
        Pictures first = Pictures.read(request());
        write(photos.resolve("7.png"), 0xFF0000, 4, 6);
        Files.setLastModifiedTime(photos.resolve("8.png"), FileTime.from(Instant.EPOCH));

        Pictures second = Pictures.read(request());

        assertThat(second.images().row(7)).startsWith(255, 255).endsWith(0);
        assertThat(second.images().row(8)).isEqualTo(first.images().row(8));
        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFolderThatWasMovedIsFoundByItsContent() throws IOException {
        Pictures first = Pictures.read(request());
        photos = Files.move(photos, folder.resolve("moved"));
        for (int i = 0; i < COUNT; i++) {
            Files.setLastModifiedTime(photos.resolve(i + ".png"), FileTime.from(Instant.EPOCH));
        }
        PictureDecoder decoder = new PictureDecoder(
                request(), first.image(), new KnownRows(new CacheShelf(cache).framedSo(request(), first.image())));

        assertThat(decoder.decode(5).values()).isEqualTo(first.images().row(5));
        assertThat(Pictures.read(request()).sha256()).isEqualTo(first.sha256());
    }

    @Test
    void unreadableFilesAreToldOrLeftOut() throws IOException {
        Files.write(photos.resolve("3.png"), new byte[0]);
        Files.writeString(photos.resolve("5.png"), "no picture");
        Files.delete(photos.resolve("6.png"));
        byte[] whole = Files.readAllBytes(photos.resolve("9.png"));
        Files.write(photos.resolve("9.png"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Pictures.read(request()))
                .isInstanceOf(InputException.class)
                .hasMessage(photos + ": 4 of 40 pictures can't be read: 3.png (the file is empty; copy it again or"
                        + " delete it), 5.png (expected an image (PNG, JPEG, BMP, GIF, WebP or TIFF) but found"
                        + " something else), 6.png (there is no such file) and 1 more; mend or delete them, or leave"
                        + " them out with --skip-unreadable");
        Pictures skipped = Pictures.read(request(ImageSpec.FROM_DATA, true));
        assertThat(skipped.unreadable())
                .extracting(Unreadable::file)
                .containsExactly("3.png", "5.png", "6.png", "9.png");
        assertThat(skipped.images().count()).isEqualTo(COUNT - 4);
        assertThat(skipped.files()).startsWith(0, 1, 2, 4, 7, 8, 10);
        assertThat(skipped.images().row(3)).startsWith(4);

        Files.write(photos.resolve("9.png"), whole);
        assertThat(Pictures.read(request(ImageSpec.FROM_DATA, true)).unreadable())
                .hasSize(3);
    }

    @Test
    void aDamagedCacheIsMadeAgain() throws IOException {
        Pictures first = Pictures.read(request());
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {whole.length - 1, whole.length - 60, whole.length - 2000}) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.seek(at);
                open.write(whole[at] ^ 1);
            }
            assertThat(CacheFile.open(file)).isEmpty();
            assertThat(Pictures.read(request()).sha256()).isEqualTo(first.sha256());
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
        for (int length : new int[] {0, 10, whole.length - 10, 1000}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(Pictures.read(request()).images().stream())
                    .containsExactlyElementsOf(first.images().stream().toList());
        }
    }

    @Test
    void imagesStayReadableWhenTheirFileIsReplaced() throws IOException {
        Pictures first = Pictures.read(request());
        byte[] before = first.images().row(7);
        write(photos.resolve("7.png"), 0xFF0000, 4, 6);
        Pictures.read(request());

        assertThat(first.images().row(7)).isEqualTo(before);
    }

    @Test
    void statisticsAreThoseOfThePixels() {
        Pictures pictures = Pictures.read(request());

        ChannelStatistics sums = pictures.sums().over(COUNT);
        ChannelStatistics pixels = ChannelStatistics.of(pictures.images());
        assertThat(sums.means()).containsExactly(pixels.means());
        assertThat(sums.deviations()).containsExactly(pixels.deviations());
        assertThat(sums.means()[0]).isCloseTo(19.5f / 255, within(1e-6f));
        assertThat(sums.deviations()[1]).isCloseTo(2 * 11.5434f / 255, within(1e-5f));
        assertThat(pictures.sums().over(2).means()[2]).isCloseTo(1.5f / 255, within(1e-6f));
        assertThat(pictures.hashes().values())
                .isEqualTo(PixelHashes.of(pictures.images()).values());
        assertThat(pictures.hashes().of(4))
                .hasSize(32)
                .isNotEqualTo(pictures.hashes().of(5));
    }

    @Test
    void mixedSizesBecomeASquareThatHalfOfThemFill() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            write(photos.resolve(i + ".png"), 0x808080, 40 + i, 200 - i);
        }

        Pictures pictures = Pictures.read(request());

        assertThat(pictures.images().shape()).isEqualTo(new Shape(3, 48, 48));
        assertThat(pictures.why())
                .isEqualTo("the pictures' shorter sides are 40 to 79 pixels, half of them at least 60");
        ImageSpec asked = new ImageSpec(
                Optional.of(new ImageSpec.Size(8, 10)),
                Optional.of(ImageSpec.Colour.GREY),
                ImageSpec.Fit.PAD,
                Optional.empty(),
                ImageSpec.Ground.BLACK,
                Optional.empty());
        Pictures small = Pictures.read(request(asked, false));
        assertThat(small.images().shape()).isEqualTo(Shape.grey(8, 10));
        assertThat(small.image()).isEqualTo(asked);
        assertThat(small.images().row(0)[0]).isZero();
        assertThat(small.images().row(0)[4 * 10 + 5]).isEqualTo((byte) 0x80);
        assertThat(files()).hasSize(2);
    }

    @Test
    void greyPicturesAreGreyAndLargeOnesAreMadeSmaller() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(0, 0, 0, i);
            ImageIO.write(image, "png", photos.resolve(i + ".png").toFile());
        }

        Pictures pictures = Pictures.read(request());

        assertThat(pictures.images().shape()).isEqualTo(Shape.grey(128, 128));
        assertThat(pictures.why())
                .isEqualTo("all pictures are 200 × 300, and 128 pixels is the longest side that is chosen by itself");
    }

    @Test
    void sixteenBitsAreSpreadAsAllPicturesTogetherNeed() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            writeWide(photos.resolve(i + ".png"), 100 * i);
        }

        Pictures pictures = Pictures.read(request());

        assertThat(pictures.image().bits()).contains(12);
        assertThat(pictures.images().row(39)[0]).isEqualTo((byte) Math.round(3900 * 255f / 4095));
        assertThat(pictures.images().row(0)[0]).isZero();
        told.clear();
        assertThat(Pictures.read(request(pictures.image(), false)).images().row(39)[0])
                .isEqualTo(pictures.images().row(39)[0]);
        told.clear();
        assertThat(Pictures.read(request(ImageSpec.FROM_DATA.withBits(Optional.of(12)), false))
                        .images()
                        .count())
                .isEqualTo(COUNT);
        assertThat(told).as("found by whoever knows what was seen").isEmpty();
        Pictures clipped = Pictures.read(request(ImageSpec.FROM_DATA.withBits(Optional.of(10)), false));
        assertThat(clipped.images().row(39)[0]).as("brighter").isEqualTo((byte) 255);
        // 1,100 to 3,900 in steps of 100.
        assertThat(clipped.clipped()).isEqualTo(new Clipped(29, 10, 3900));
        assertThat(clipped.clipped().white()).isEqualTo(1023);
        assertThat(clipped.clipped().needed()).isEqualTo(12);
        assertThat(pictures.clipped().pictures()).isZero();
        told.clear();
        assertThat(Pictures.read(request(ImageSpec.FROM_DATA.withBits(Optional.of(10)), false))
                        .clipped())
                .as("from the cache")
                .isEqualTo(clipped.clipped());
        Pictures again = Pictures.read(request());
        assertThat(again.image().bits()).as("whatever others asked for").contains(12);
        assertThat(again.clipped()).isEqualTo(Clipped.NONE);
        assertThat(again.images().row(39)[0]).isEqualTo(pictures.images().row(39)[0]);
        assertThat(told).as("all were decoded before").isEmpty();
    }

    @Test
    void bitsThatOthersAskedForAreNotSeenInThePictures() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            writeWide(photos.resolve(i + ".png"), 100 * i);
        }

        Pictures asked = Pictures.read(request(ImageSpec.FROM_DATA.withBits(Optional.of(16)), false));
        Pictures seen = Pictures.read(request());

        assertThat(asked.images().row(39)[0]).isEqualTo((byte) Math.round(3900 * 255f / 65_535));
        assertThat(seen.image().bits()).contains(12);
        assertThat(seen.images().row(39)[0]).isEqualTo((byte) Math.round(3900 * 255f / 4095));
        assertThat(files()).as("neither takes the other's place").hasSize(2);
    }

    /** As pictures of a test are read where those of the training have eight bits. */
    @Test
    void whereNoBitsAreSeenPicturesHaveAllSixteen() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            writeWide(photos.resolve(i + ".png"), 20_000);
        }
        PictureRequest request = request();

        assertThat(Pictures.read(request).images().row(0)[0]).as("seen").isEqualTo((byte)
                Math.round(20_000 * 255f / 32_767));
        assertThat(Pictures.read(seeingNoBits(request)).images().row(0)[0])
                .isEqualTo((byte) Math.round(20_000 * 255f / 65_535));
    }

    private static PictureRequest seeingNoBits(PictureRequest request) {
        return new PictureRequest(
                request.folder(),
                request.files(),
                request.image(),
                false,
                request.grey(),
                request.skipUnreadable(),
                request.cache(),
                request.progress());
    }

    @Test
    void eightBitPicturesThatWereDecodedForTrainingAreNotDecodedAgain() {
        Pictures.read(request());
        told.clear();

        Pictures.read(seeingNoBits(request()));

        assertThat(told).isEmpty();
    }

    private static void writeWide(Path file, int value) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 2, 2, new int[] {value, value, value, value});
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void picturesForNetworksOnGreyAreFramedApart() throws IOException {
        BufferedImage half = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
        half.getRaster()
                .setPixels(0, 0, 3, 4, IntStream.generate(() -> 200).limit(12).toArray());
        ImageIO.write(half, "png", photos.resolve("0.png").toFile());
        PictureRequest cut = request(ImageSpec.FROM_DATA.with(Shape.grey(2, 2)), true);

        assertThat(Pictures.read(cut).images().row(0)).containsExactly((byte) 200, 0, (byte) 200, 0);
        assertThat(Pictures.read(inGrey(cut, Framing.SCALE)).images().row(0))
                .as("the border is half light")
                .isEqualTo(Framing.SCALE
                        .frame(
                                EncodedPicture.read(photos.resolve("0.png"))
                                        .decode(1, 255, Optional.empty())
                                        .grey(),
                                2,
                                2)
                        .orElseThrow()
                        .pixels());
        assertThatThrownBy(() -> Pictures.read(inGrey(cut, Framing.MNIST)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("0.png (there is no ink on the image; give one with more contrast)");
        assertThat(Pictures.read(cut).images().row(0)).containsExactly((byte) 200, 0, (byte) 200, 0);
    }

    private static PictureRequest inGrey(PictureRequest request, Framing way) {
        return new PictureRequest(
                request.folder(),
                request.files(),
                request.image(),
                request.seesBits(),
                Optional.of(way),
                request.skipUnreadable(),
                request.cache(),
                request.progress());
    }

    @Test
    void whatWasUsedLeastRecentlyIsDeletedWhenThereIsTooMuch() throws IOException {
        Pictures.read(request());
        Path old = files().get(0);
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        CacheShelf small = new CacheShelf(cache, Files.size(old) + 10);

        new PictureCache(request(ImageSpec.FROM_DATA.with(Shape.grey(4, 6)), false), small).pictures();

        assertThat(files()).hasSize(1).doesNotContain(old);
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(cache, "a file");

        assertThatThrownBy(() -> Pictures.read(request()))
                .hasMessageContaining("can't write " + cache)
                .hasMessageEndingWith("; WERKBANK_CACHE names another folder for decoded pictures");
        assertThat(over).hasValue(1);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    private PictureRequest request() {
        return request(ImageSpec.FROM_DATA, false);
    }

    private PictureRequest request(ImageSpec image, boolean skip) {
        List<String> names = IntStream.range(0, COUNT).mapToObj(i -> i + ".png").toList();
        ReadingProgress progress = new ReadingProgress() {
            @Override
            public void on(int done, int all) {
                told.add(done);
            }

            @Override
            public void over() {
                over.incrementAndGet();
            }
        };
        return new PictureRequest(photos, names, image, true, Optional.empty(), skip, cache, progress);
    }

    private static void write(Path file, int rgb, int height, int width) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
