/** Networks computed with {@code Operations}: their parameters, buffers, order of calls and state. */
package werkbank.engine.executor;
