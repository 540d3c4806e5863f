/**
 * Saved networks as what is computed at once: the sums of a convolution or a dense layer, and what follows them number by
 * number.
 */
package werkbank.engine.fused;
