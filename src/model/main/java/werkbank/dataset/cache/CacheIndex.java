package werkbank.dataset.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import werkbank.WerkbankException;
import werkbank.file.Json;
import werkbank.recipe.ImageSpec;

/**
 * The contents of a file of the cache.
 *
 * @param folder of the pictures
 * @param image how they were framed, with size and colour
 * @param why they have this size; empty where it was asked for
 * @param entries of the pictures, in the order of the images
 */
record CacheIndex(String folder, ImageSpec image, String why, List<CacheEntry> entries) {
    private static final int FEWEST_BYTES = 64;

    /** Numbers of each image's sums. */
    int sums() {
        return 2 * image.shape().channels();
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(folder);
        out.writeUTF(Json.write(image));
        out.writeUTF(why);
        out.writeInt(entries.size());
        for (CacheEntry entry : entries) {
            entry.write(out);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes aren't those of an index */
    static CacheIndex of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String folder = in.readUTF();
        ImageSpec image = image(in.readUTF());
        CacheIndex empty = new CacheIndex(folder, image, in.readUTF(), List.of());
        int count = in.readInt();
        if (count < 0 || count > bytes.length / FEWEST_BYTES) {
            throw new IOException("an index of " + count + " pictures in " + bytes.length + " bytes");
        }
        List<CacheEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(CacheEntry.read(in, empty.sums()));
        }
        return new CacheIndex(folder, image, empty.why, entries);
    }

    private static ImageSpec image(String json) throws IOException {
        try {
            return Json.read(json, ImageSpec.class);
        } catch (WerkbankException e) {
            throw new IOException("no image specification", e);
        }
    }
}
