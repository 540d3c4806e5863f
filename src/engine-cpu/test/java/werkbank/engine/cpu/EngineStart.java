package werkbank.engine.cpu;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import werkbank.engine.Engines;

/** A program that starts engines, each named by an argument, and prints where their native libraries lie. */
final class EngineStart {
    private EngineStart() {}

    public static void main(String[] engines) throws IOException {
        for (String engine : engines) {
            Engines.wanted(Optional.of(engine)).hardware().backend();
        }
        System.out.println("folder " + Loader.getCacheDir());
    }
}
