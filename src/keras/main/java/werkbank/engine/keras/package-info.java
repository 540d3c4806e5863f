/**
 * Networks that Keras has saved, read through DL4J's import, whose faults are mended: what a layer does comes from Keras's
 * own configuration, and only the weights from DL4J.
 */
package werkbank.engine.keras;
