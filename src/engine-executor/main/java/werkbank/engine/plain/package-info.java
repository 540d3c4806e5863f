/**
 * The operations in plain Java, on one thread. What a network computes with them shows on every machine that its order of
 * calls, its buffers and its state are right; the operations of a card are held against them.
 */
package werkbank.engine.plain;
