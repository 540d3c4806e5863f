#!/usr/bin/env bash
# Tribuo 4.3.2 (tribuo-core), MeanStdDevTransformation and LinearScalingTransformation of a feature that is the same everywhere.
# Guess: a feature without spread becomes 0, or stays, and a model learns from the others.
# Seen: standardised it is NaN, 0 divided by 0, and the example that was valid before isn't any more (validateExample). The linear
# scaling to 0 to 1 has a rule for it and gives 0.5. The other feature is right under both.
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
import org.tribuo.transform.*;
import org.tribuo.transform.transformations.*;
class Look {
    public static void main(String[] args) {
        for (Transformation one : new Transformation[] {new MeanStdDevTransformation(0, 1), new LinearScalingTransformation(0, 1)}) {
            MutableDataset<Regressor> data = data(new double[][] {{5, 1}, {5, 3}}, new double[] {1, 2}, "constant", "other");
            boolean before = data.getExample(0).validateExample();
            data.transform(data.createTransformers(new TransformationMap(List.of(one))));
            StringBuilder seen = new StringBuilder(one.getClass().getSimpleName() + ":");
            data.getExample(0).forEach(feature -> seen.append(String.format(Locale.ROOT, " %s %.2f", feature.getName(), feature.getValue())));
            System.out.println(seen + ", valid " + before + " " + data.getExample(0).validateExample());
        }
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
MeanStdDevTransformation: constant NaN other -0.71, valid true false
LinearScalingTransformation: constant 0.50 other 0.00, valid true true
ROWS
diff expected seen
