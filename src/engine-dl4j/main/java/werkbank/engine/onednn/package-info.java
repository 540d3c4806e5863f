/**
 * Implementations of DL4J layers that take the place of its own in an initialised network.
 *
 * <p>Configuration, parameters and the saved zip stay plain DL4J: a network that is read again has DL4J's own layers
 * until {@link werkbank.engine.onednn.FastLayers#install} is called.
 */
package werkbank.engine.onednn;
