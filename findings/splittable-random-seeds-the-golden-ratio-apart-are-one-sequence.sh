#!/usr/bin/env bash
# Java's SplittableRandom (java.base of OpenJDK 17.0.15 and 25) adds 0x9E3779B97F4A7C15 to its seed at each draw and mixes the sum.
# Seeds that lie that number apart, the usual way to make 'unrelated' seeds of a counter (SplitMix64's own, Weyl's sequence),
# give generators of one and the same sequence, each begun one place later: seed s + 3γ draws at k what s draws at k + 3.
# Weights of a network's layers that are seeded so are copies of each other, moved by some places (correlation 1).
# Random, and SplittableRandom on mixed seeds, don't.
# Expected: "shifted 1000 of 1000", "mixed 0 of 1000", "Random 0 of 1000"
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
cat > "$room/Seeds.java" <<'JAVA'
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

public class Seeds {
    static final long APART = 0x9E3779B97F4A7C15L;

    static long[] draws(LongSupplier generator, int count) {
        return java.util.stream.LongStream.generate(generator).limit(count).toArray();
    }

    static int equal(LongSupplier first, LongSupplier fourth) {
        long[] a = draws(first, 1003);
        long[] b = draws(fourth, 1000);
        int same = 0;
        for (int k = 0; k < 1000; k++) {
            same += a[k + 3] == b[k] ? 1 : 0;
        }
        return same;
    }

    static long mixed(long layer) {
        return new SplittableRandom(42 * 31 + layer).nextLong();
    }

    public static void main(String[] none) {
        System.out.println("shifted " + equal(new SplittableRandom(42)::nextLong,
                new SplittableRandom(42 + 3 * APART)::nextLong) + " of 1000");
        System.out.println("mixed " + equal(new SplittableRandom(mixed(1))::nextLong,
                new SplittableRandom(mixed(4))::nextLong) + " of 1000");
        System.out.println("Random " + equal(new Random(42)::nextLong,
                new Random(42 + 3 * APART)::nextLong) + " of 1000");
    }
}
JAVA
found="$(java "$room/Seeds.java")"
echo "$found"
[ "$found" = "$(printf 'shifted 1000 of 1000\nmixed 0 of 1000\nRandom 0 of 1000')" ] || { echo "this has changed"; exit 1; }
