/**
 * Networks on this machine's processor: the operations in oneDNN, on memory outside Java's heap. What isn't done often
 * enough to matter is done as in plain Java.
 */
package werkbank.engine.cpu;
