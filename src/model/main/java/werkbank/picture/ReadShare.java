package werkbank.picture;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Hears how much of an image a reader has read: that of GIF ends in peace at an end mark that stands too early. */
final class ReadShare implements IIOReadProgressListener {
    private static final float ALL = 100;

    private float percent;

    /** Whether the last row was read. */
    boolean isAll() {
        return percent >= ALL;
    }

    @Override
    public void imageProgress(ImageReader reader, float percentage) {
        percent = Math.max(percent, percentage);
    }

    @Override
    public void imageStarted(ImageReader reader, int image) {}

    @Override
    public void imageComplete(ImageReader reader) {}

    @Override
    public void sequenceStarted(ImageReader reader, int first) {}

    @Override
    public void sequenceComplete(ImageReader reader) {}

    @Override
    public void thumbnailStarted(ImageReader reader, int image, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader reader, float percentage) {}

    @Override
    public void thumbnailComplete(ImageReader reader) {}

    @Override
    public void readAborted(ImageReader reader) {}
}
