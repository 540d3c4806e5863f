package werkbank.run.spark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import werkbank.run.local.WorkerMessage;

/** A message of an executor to the driver, as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExecutorMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ExecutorMessage.Telling.class, name = "telling")
})
sealed interface ExecutorMessage {
    /**
     * An executor has started.
     *
     * @param spark its version
     * @param java the feature version of its Java
     */
    record Hello(String executor, String spark, int java) implements ExecutorMessage {}

    /**
     * A message of a task, which gets a {@link TaskReply} back.
     *
     * @param call that the task is for
     * @param attempt Spark's number of the attempt, unique in the application
     * @param message empty when it only asks how it stands
     */
    record Telling(String call, long attempt, Optional<WorkerMessage> message) implements ExecutorMessage {}
}
