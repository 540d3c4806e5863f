#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (nd4j-api, nd4j-native), LossMCXENT with softmaxClipEps.
# Guess: clipping the probabilities of a cross-entropy limits loss and gradient alike: beyond the clip the loss is
# level, so its gradient is zero (as in Keras 2), and finite differences of the score agree with computeGradient.
# Seen: labels (1, 0, 0), logits (0, 20, 0), softmax. With softmaxClipEps 1e-10 the score is 20.00, with 1e-7 it is
# 16.12; the gradient is (-1, 1, 0) with both, where the slope of the second score is (0, 0, 0).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version></dependency>
    <dependency><groupId>org.nd4j</groupId><artifactId>nd4j-native</artifactId><version>1.0.0-M2.1</version>
      <classifier>linux-x86_64-onednn-avx2</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib -Djavacpp.platform=linux-x86_64 >/dev/null
cat > Look.java <<'JAVA'
import java.util.Locale;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class Look {
    public static void main(String[] args) {
        INDArray labels = Nd4j.create(new float[][] {{1, 0, 0}});
        for (double clip : new double[] {1e-10, 1e-7}) {
            LossMCXENT loss = new LossMCXENT(clip, null);
            float h = 0.5f;
            double[] score = new double[3];
            for (int i = 0; i < 3; i++) {
                INDArray logits = Nd4j.create(new float[][] {{0, 20 + (i - 1) * h, 0}});
                score[i] = loss.computeScore(labels, logits, new ActivationSoftmax(), null, false);
            }
            INDArray gradient = loss.computeGradient(
                    labels, Nd4j.create(new float[][] {{0, 20, 0}}), new ActivationSoftmax(), null);
            System.out.println(String.format(Locale.ROOT, "clip %.0e score %.2f slope of logit 2 %.2f gradient %.2f",
                    clip, score[1], (score[2] - score[0]) / (2 * h), gradient.getDouble(0, 1)));
        }
    }
}
JAVA
java -cp "lib/*" Look.java | tee seen
grep -qx 'clip 1e-10 score 20.00 slope of logit 2 1.00 gradient 1.00' seen
grep -qx 'clip 1e-07 score 16.12 slope of logit 2 0.00 gradient 1.00' seen
