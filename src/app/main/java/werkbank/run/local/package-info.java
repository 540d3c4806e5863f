/**
 * Trials in worker JVMs on this machine. A native crash or an OutOfMemoryError then costs one trial, and each worker
 * has its own number of threads. Parent and worker talk in lines of JSON over the worker's standard streams.
 */
package werkbank.run.local;
