package werkbank.dataset.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import werkbank.file.DurableFile;
import werkbank.recipe.ImageSpec;
import werkbank.recipe.Shape;

/** The heap that the cache takes for many pictures while they are decoded. */
class CacheMemoryTest {
    private static final int COUNT = 200_000;
    private static final ImageSpec IMAGE = ImageSpec.FROM_DATA.with(new Shape(3, 1, 1));
    private static final String FOLDER = "/home/somebody/pictures";

    @TempDir
    private Path folder;

    private static String name(int number) {
        return "train/class " + number % 100 + "/IMG_" + number + ".jpg";
    }

    private static CacheEntry entry(int number) {
        byte[] sha256 = new byte[CacheEntry.SHA256_BYTES];
        new Random(number).nextBytes(sha256);
        return new CacheEntry(name(number), new FileStamp(number, 7), sha256, 0, "", new byte[16], new long[6]);
    }

    /** What is alive on the heap, by a histogram of it, for which the JVM collects the rest whatever its options say. */
    private static long usedMiB() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        String[] total = histogram
                .strip()
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow()
                .split(" +");
        assertThat(total[0]).isEqualTo("Total");
        return Long.parseLong(total[2]) >> 20;
    }

    @Test
    void theIndexesOfManyPicturesAreSmall() throws IOException, JMException {
        long before = usedMiB();
        CacheIndexWriter writer = new CacheIndexWriter(FOLDER, IMAGE, "", COUNT);
        for (int i = 0; i < COUNT; i++) {
            writer.add(entry(i));
        }
        long whileDecoding = usedMiB() - before;
        Path file = folder.resolve("a" + CacheShelf.ENDING);
        DurableFile.write(file, out -> {
            out.write(new byte[COUNT * IMAGE.shape().values()]);
            CacheFile.writeEnd(out, writer);
        });
        assertThat(writer.length() >> 20).isEqualTo(28);
        assertThat(whileDecoding).isLessThan(50);

        before = usedMiB();
        KnownRows known = new KnownRows(List.of(CacheFile.open(file).orElseThrow()));
        assertThat(usedMiB() - before).isLessThan(30);
        for (int number : new int[] {0, 7, COUNT - 1}) {
            CacheEntry wanted = entry(number);
            assertThat(known.ofContent(wanted.sha256()).orElseThrow().number()).isEqualTo(number);
            KnownRows.Row row =
                    known.ofFile(FOLDER, name(number), wanted.stamp()).orElseThrow();
            assertThat(row.number()).isEqualTo(number);
            assertThat(row.entry().sha256()).isEqualTo(wanted.sha256());
        }
        assertThat(known.ofContent(entry(COUNT).sha256())).isEmpty();
        assertThat(known.ofFile("elsewhere", name(7), entry(7).stamp())).isEmpty();
        assertThat(known.ofFile(FOLDER, name(7), new FileStamp(7, 8))).isEmpty();
    }
}
