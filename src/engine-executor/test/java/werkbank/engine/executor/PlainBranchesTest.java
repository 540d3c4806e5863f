package werkbank.engine.executor;

import java.util.List;
import werkbank.engine.Engine;
import werkbank.engine.EngineContract;
import werkbank.recipe.layer.Layer;

/** The executor passes the contract of engines with a network that has branches. */
class PlainBranchesTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new PlainEngine();
    }

    @Override
    protected List<Layer> layers() {
        return TrainedSideBySide.recipe(
                        "[conv: {filters: 4, bias: false}, residual: {activation: relu, drop: 0.1, layers: [conv:"
                                + " {filters: 6, stride: 2, activation: identity, bias: false}, batch-norm:"
                                + " {momentum: 0.5}]}, concatenate: [[conv: 3], []], squeeze-excite: {reduction: 3},"
                                + " dense: 16]",
                        "optimizer: sgd")
                .network();
    }
}
