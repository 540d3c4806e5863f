/**
 * The operations that a network is computed with, where its numbers lie. Two implementations pass the same contract:
 * CUDA, and plain Java, which is what CUDA is held against and runs on every machine.
 */
package werkbank.engine.operation;
