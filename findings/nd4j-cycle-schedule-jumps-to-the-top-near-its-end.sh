#!/usr/bin/env bash
# ND4J 1.0.0-M2.1, CycleSchedule: the one-cycle learning rate, up to the largest, down again, and lower still at the end.
# Guess: once it has fallen it stays low; the largest rate comes once a cycle.
# Seen: with 30 steps a cycle, and the usual tenth of them for the end, the rate falls to 0.169 of the largest and is the largest
# again at step 27, then a tenth of it and so on. The way up and the way down have (30 - 3) / 2 steps each, rounded down: one step
# is neither on the way down nor at the end, and the end's formula gives the largest there. 20 and 100 steps don't show it, 10, 50
# and 99 do. So give cycleLength - annealingLength an even number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-api</artifactId><version>1.0.0-M2.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.util.Locale;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
class Look {
    public static void main(String[] a) {
        for (int steps : new int[] {10, 20, 30, 50, 99, 100}) {
            var schedule = new CycleSchedule(ScheduleType.ITERATION, 1, steps);
            int largest = 0;
            var last = new StringBuilder();
            for (int i = 0; i < steps; i++) {
                double rate = schedule.valueAt(i, 0);
                largest += rate > 0.999 ? 1 : 0;
                last.append(i < steps - 5 * steps / 30 ? "" : String.format(Locale.ROOT, " %.3f", rate));
            }
            System.out.println(steps + " steps, the largest " + largest + " times" + (steps == 30 ? ", last" + last : ""));
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
grep -qF '20 steps, the largest 1 times' seen
grep -qF '30 steps, the largest 2 times, last 0.169 1.000 0.100 0.010 0.001' seen
grep -qF '10 steps, the largest 2 times' seen
grep -qF '50 steps, the largest 2 times' seen
grep -qF '99 steps, the largest 2 times' seen
grep -qF '100 steps, the largest 1 times' seen
