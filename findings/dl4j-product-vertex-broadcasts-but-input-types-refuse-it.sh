#!/usr/bin/env bash
# Deeplearning4j 1.0.0-M2.1 (deeplearning4j-nn), ElementWiseVertex(Op.Product) on [n, c, h, w] and [n, c, 1, 1].
# Guess: what the vertex can compute its configuration accepts, and what it refuses it can't compute.
# Seen: the vertex multiplies each channel with its number, rightly; a graph with input types, the usual way to leave sizes to
# DL4J, is refused for different sizes when it is configured. Without input types, each size given, the same graph runs: so
# a squeeze-and-excitation block can be had, but not with setInputTypes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-nn</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version><classifier>linux-x86_64-onednn-avx2</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    static GraphBuilder graph() {
        return new NeuralNetConfiguration.Builder().graphBuilder().addInputs("images", "factors")
                .addVertex("product", new ElementWiseVertex(ElementWiseVertex.Op.Product), "images", "factors")
                .addLayer("out", new CnnLossLayer.Builder().activation(Activation.IDENTITY).build(), "product")
                .setOutputs("out");
    }

    public static void main(String[] args) {
        ComputationGraph network = new ComputationGraph(graph().build());
        network.init();
        INDArray factors = Nd4j.createFromArray(2f, 3f).reshape(1, 2, 1, 1);
        INDArray product = network.outputSingle(Nd4j.ones(1, 2, 2, 2), factors);
        System.out.println("computed: " + Arrays.toString(product.ravel().toFloatVector()));
        try {
            graph().setInputTypes(InputType.convolutional(2, 2, 2), InputType.convolutional(1, 1, 2)).build();
            System.out.println("with input types: accepted");
        } catch (RuntimeException e) {
            System.out.println("with input types: " + e.getMessage().split(":")[0]);
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
grep -qx 'computed: \[2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, 3.0\]' seen
grep -q '^with input types: Invalid input' seen
