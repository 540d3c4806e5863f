package werkbank.engine.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A place where two neighbouring layers hand over what one computed for the other: DL4J passes the array, the joint
 * knows its layout.
 */
final class Joint {
    private Tensor tensor;

    void give(Tensor given) {
        tensor = given;
    }

    /**
     * Takes what was given, once.
     *
     * @param array that DL4J passed
     * @return null when nothing was given
     */
    Tensor take(INDArray array) {
        Tensor given = tensor;
        tensor = null;
        if (given != null && !given.isOver(array)) {
            throw new IllegalStateException("an array between two layers was replaced on its way");
        }
        return given;
    }
}
