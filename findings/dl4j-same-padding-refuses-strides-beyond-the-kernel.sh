#!/usr/bin/env bash
# Deeplearning4j 1.0.0-M2.1 (deeplearning4j-nn), ConvolutionMode.Same.
# Guess: 'same' takes every stride, as in TensorFlow, where padding is never below 0; the configuration is accepted.
# Seen: with a kernel of 1 and a stride of 3 on 9 × 7 pixels the last output would begin before the edge, DL4J computes a
# padding of -1 and refuses at the first forward pass, after it has built the network without a word. On 9 × 9 the padding
# is -1 as well. A kernel of 3 with the same stride works.
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
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

class Look {
    static String look(int kernel, int height, int width) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().list()
                .layer(new ConvolutionLayer.Builder(kernel, kernel).stride(3, 3).nOut(2)
                        .convolutionMode(ConvolutionMode.Same).build())
                .layer(new OutputLayer.Builder().nOut(2).build())
                .setInputType(InputType.convolutional(height, width, 1)).build());
        network.init();
        try {
            return Arrays.toString(network.output(Nd4j.ones(1, 1, height, width)).shape());
        } catch (IllegalStateException e) {
            return e.getMessage().split(" - ")[0];
        }
    }

    public static void main(String[] args) {
        System.out.println("kernel 1, 9 x 7: " + look(1, 9, 7));
        System.out.println("kernel 1, 9 x 9: " + look(1, 9, 9));
        System.out.println("kernel 3, 9 x 7: " + look(3, 9, 7));
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
grep -qx 'kernel 1, 9 x 7: Invalid padding values calculated: \[-1, 0\]' seen
grep -qx 'kernel 1, 9 x 9: Invalid padding values calculated: \[-1, -1\]' seen
grep -qx 'kernel 3, 9 x 7: \[1, 2\]' seen
