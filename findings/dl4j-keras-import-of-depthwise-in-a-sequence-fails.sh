#!/usr/bin/env bash
# DL4J 1.0.0-M2.1 (deeplearning4j-modelimport), Keras 2's DepthwiseConv2D in a Sequential network.
# Guess: it is imported as Conv2D is, since KerasDepthwiseConvolution2D is among the layers that the import knows.
# Seen: the same configuration with Conv2D gives two layers, with DepthwiseConv2D an IndexOutOfBoundsException: the import takes
# the number of input channels from the layer's inbound nodes, which only functional models have.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.deeplearning4j</groupId><artifactId>deeplearning4j-modelimport</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version><classifier>linux-x86_64-onednn-avx2</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
network() { # the class of the layer, and what it alone has
  cat <<JSON
{"class_name": "Sequential", "keras_version": "2.6.0", "backend": "tensorflow", "config": {"name": "n", "layers": [
  {"class_name": "InputLayer", "config": {"name": "in", "dtype": "float32", "batch_input_shape": [null, 8, 8, 3]}},
  {"class_name": "$1", "config": {"name": "conv", "kernel_size": [3, 3], "strides": [1, 1], "padding": "same",
    "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "linear", "use_bias": true, $2}},
  {"class_name": "GlobalAveragePooling2D", "config": {"name": "pool", "data_format": "channels_last"}}]}}
JSON
}
ours='{"class_name": "GlorotUniform", "config": {"seed": null}}'
network Conv2D "\"filters\": 3, \"kernel_initializer\": $ours" > Conv2D.json
network DepthwiseConv2D "\"depth_multiplier\": 1, \"depthwise_initializer\": $ours" > DepthwiseConv2D.json
cat > Look.java <<'JAVA'
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;

class Look {
    public static void main(String[] args) throws Exception {
        for (String kind : new String[] {"Conv2D", "DepthwiseConv2D"}) {
            String seen;
            try {
                seen = KerasModelImport.importKerasSequentialConfiguration(kind + ".json").getConfs().size() + " layers";
            } catch (Exception e) {
                seen = e.toString();
            }
            System.out.println(kind + ": " + seen);
        }
    }
}
JAVA
java -cp "lib/*" Look.java 2>/dev/null | tee seen
grep -qx "Conv2D: 2 layers" seen
grep -q "^DepthwiseConv2D: java.lang.IndexOutOfBoundsException" seen
