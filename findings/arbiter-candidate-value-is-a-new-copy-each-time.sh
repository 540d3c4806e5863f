#!/usr/bin/env bash
# Arbiter 1.0.0-beta7 (arbiter-core), Candidate.
# Guess: a Candidate holds the value that its generator made, and getValue() hands that object out.
# Seen: the constructor writes the value by Java serialisation and getValue() reads it anew at each call: two calls
# give two objects, and a change to one is lost. In a JVM whose filter refuses all serialised classes every proposal
# of a search fails in getValue() with 'Error deserializing object', though nothing came from a file or a socket.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.deeplearning4j</groupId><artifactId>arbiter-core</artifactId><version>1.0.0-beta7</version>
      <exclusions><exclusion><groupId>org.nd4j</groupId><artifactId>nd4j-native-platform</artifactId></exclusion></exclusions>
    </dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.Candidate;

class Look {
    public static void main(String[] args) {
        Candidate<List<String>> candidate = new Candidate<>(new ArrayList<>(List.of("a")), 0, new double[0]);
        candidate.getValue().add("lost");
        System.out.println(candidate.getValue() + " same " + (candidate.getValue() == candidate.getValue()));
        ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.REJECTED);
        try {
            System.out.println(candidate.getValue());
        } catch (RuntimeException e) {
            System.out.println(e.getMessage() + ": " + e.getCause().getMessage());
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -qx '\[a\] same false' seen
grep -qx 'Error deserializing object: filter status: REJECTED' seen
