package werkbank.run.spark;

import java.util.Optional;
import werkbank.run.local.WorkerMessage;

/**
 * What a task tells the driver, as JSON.
 *
 * @param call that the task is for
 * @param attempt Spark's number of the attempt, unique in the application
 * @param message empty when it only asks how it stands
 */
record Telling(String call, long attempt, Optional<WorkerMessage> message) {}
