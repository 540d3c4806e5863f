package werkbank.run.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** This machine's files under a scheme of their own, where something happens whenever a file is written. */
public final class BusyFileSystem extends RawLocalFileSystem {
    static volatile Runnable onCreate = () -> {};

    @Override
    public URI getUri() {
        return URI.create("busy:///");
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int buffer, short replication, long block, Progressable progress)
            throws IOException {
        onCreate.run();
        return super.create(file, overwrite, buffer, replication, block, progress);
    }
}
