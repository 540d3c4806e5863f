/**
 * Which device this machine and this build can compute on: the cards that are there, what the build has code for, and
 * the decision. Nothing here loads ND4J or CUDA.
 */
package werkbank.engine.device;
