package werkbank.engine.saved;

/** The packages of the classes that DL4J's JSON names. */
final class Names {
    static final String CLASS = "@class";
    static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
    static final String OUTPUT = LAYERS + "OutputLayer";
    static final String DROPOUTS = "org.deeplearning4j.nn.conf.dropout.";
    static final String VERTICES = "org.deeplearning4j.nn.conf.graph.";
    static final String PREPROCESSORS = "org.deeplearning4j.nn.conf.preprocessor.";
    static final String WEIGHTS = "org.deeplearning4j.nn.weights.WeightInit";
    static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
    static final String UPDATERS = "org.nd4j.linalg.learning.config.";
    static final String REGULARIZATIONS = "org.nd4j.linalg.learning.regularization.";
    static final String LOSSES = "org.nd4j.linalg.lossfunctions.impl.";
    static final String SCHEDULES = "org.nd4j.linalg.schedule.";

    private Names() {}
}
