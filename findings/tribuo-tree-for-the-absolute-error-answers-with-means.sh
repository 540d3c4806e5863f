#!/usr/bin/env bash
# Tribuo 4.3.2 (tribuo-regression-tree), CARTRegressionTrainer with MeanAbsoluteError.
# Guess: a tree that is grown for the absolute error answers with a leaf's median, which has the smallest, as others do.
# Seen: of three examples 0, 0, 9 that can't be told apart it says 3, their mean, whose absolute errors are 12; the median 0 has 9. What
# is asked for decides about splits alone, and there too the distance is that from the mean. A few far-off values pull the tree's
# answers with either impurity, which is what the absolute error is chosen against.
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
import org.tribuo.regression.rtree.impurity.*;
class Look {
    public static void main(String[] args) {
        for (RegressorImpurity impurity : new RegressorImpurity[] {new MeanSquaredError(), new MeanAbsoluteError()}) {
            MutableDataset<Regressor> data = data(new double[][] {{1}, {1}, {1}}, new double[] {0, 0, 9}, "x");
            Model<Regressor> tree = new CARTRegressionTrainer(5, 1, 0, 1, impurity, 1).train(data);
            System.out.println(impurity.getClass().getSimpleName() + ": " + tree.predict(data.getExample(0)).getOutput().getValues()[0]);
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
MeanSquaredError: 3.0
MeanAbsoluteError: 3.0
ROWS
diff expected seen
