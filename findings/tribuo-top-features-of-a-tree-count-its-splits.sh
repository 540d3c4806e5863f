#!/usr/bin/env bash
# Tribuo 4.3.2 (tribuo-regression-tree), Model.getTopFeatures of a CART regression tree.
# Guess: the feature that explains the target comes first: by how much its splits lower the error, as other libraries weigh it.
# Seen: a switch explains all but a hundred-thousandth of the variance, in one split at the root. It comes last, with 1; two features
# of random numbers, which split the rest, come before it with several dozen. What is told is how often a feature is split.
# So the best features of a deep tree are those that it needs for the noise; a feature of two values can't have many splits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT; cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.tribuo</groupId><artifactId>tribuo-regression-tree</artifactId><version>4.3.2</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib >/dev/null
cat > Look.java <<'JAVA'
import java.util.*;
import org.tribuo.*;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.*;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
class Look {
    public static void main(String[] args) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[200][];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            x[i] = new double[] {i % 2, random.nextDouble(), random.nextDouble()};
            y[i] = 100 * x[i][0] + random.nextDouble();
        }
        Model<Regressor> tree = new CARTRegressionTrainer().train(data(x, y, "switch", "noise 1", "noise 2"));
        tree.getTopFeatures(3).get("y").forEach(feature -> System.out.println(feature.getA() + " " + feature.getB()));
    }

    private static MutableDataset<Regressor> data(double[][] x, double[] y, String... names) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data = new MutableDataset<>(new SimpleDataSourceProvenance("", factory), factory);
        for (int i = 0; i < x.length; i++) {
            data.add(new ArrayExample<>(new Regressor("y", y[i]), names, x[i]));
        }
        return data;
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
cat > expected <<'ROWS'
noise 1 47.0
noise 2 35.0
switch 1.0
ROWS
diff expected seen
