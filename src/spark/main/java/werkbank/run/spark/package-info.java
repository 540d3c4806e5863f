/**
 * Trials as tasks of a Spark application. Spark schedules, restarts what is lost and carries the talk between a task and
 * the driver; the trial itself is trained by a worker JVM of {@link werkbank.run.local} beside the executor, as it would
 * be on one machine.
 */
package werkbank.run.spark;
