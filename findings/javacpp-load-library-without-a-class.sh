#!/usr/bin/env bash
# JavaCPP 1.5.13, Loader.loadLibrary.
# Guess: loadLibrary(URL[] urls, String name) loads a library from one of the addresses; the class of the longer form may
# be null, as its Javadoc says.
# Seen: the short form passes null for the class and always ends in a NullPointerException out of ArrayDeque, whatever file
# it is given; the longer form with any class loads the same file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for classifier in jar jar:linux-x86_64; do
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.bytedeco:javacpp:1.5.13:$classifier -DoutputDirectory=lib >/dev/null
done
cat > Look.java <<'JAVA'
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

class Look {
    public static void main(String[] args) throws Exception {
        String cached = Loader.load(Pointer.class);
        Path copy = Files.copy(Path.of(cached), Path.of("libcopy.so"));
        URL[] urls = {copy.toUri().toURL()};
        System.out.println("with a class: " + Loader.loadLibrary(Pointer.class, urls, "copy").endsWith("libcopy.so"));
        try {
            System.out.println("without: " + Loader.loadLibrary(urls, "other"));
        } catch (NullPointerException e) {
            System.out.println("without: NullPointerException in " + e.getStackTrace()[0].getClassName());
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>&1 | tee seen
grep -qx 'with a class: true' seen
grep -qx 'without: NullPointerException in java.util.ArrayDeque' seen
