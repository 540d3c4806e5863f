package werkbank.engine.onednn;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import werkbank.engine.LargeArgument;
import werkbank.engine.dl4j.NetworkBuilder;

/** Activation functions far from 0 in our layers, whatever these compute with. */
class LargeArgumentsTest {
    @ParameterizedTest
    @EnumSource(FastLayers.Reach.class)
    void theyHaveTheirDerivatives(FastLayers.Reach reach) {
        List<LargeArgument> all = LargeArgument.all().toList();
        for (LargeArgument large : all) {
            MultiLayerNetwork network =
                    NetworkBuilder.build(large.recipe(), LargeArgument.SHAPE, LargeArgument.CLASSES, 1);
            try {
                FastLayers.install(network, reach);
                network.setLearningRate(1);
                network.setParams(Nd4j.createFromArray(large.parameters()).reshape(1, network.numParams()));

                network.fit(
                        Nd4j.createFromArray(large.argument()).reshape(1, 1, 1, 1),
                        Nd4j.createFromArray(LargeArgument.TARGETS).reshape(1, LargeArgument.CLASSES));

                large.assertStepped(network.params().toFloatVector(), network.score());
            } finally {
                network.close();
            }
        }
    }
}
