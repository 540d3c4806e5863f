package werkbank.run.spark;

/** The driver's answer to a task. */
enum TaskReply {
    /** The task trains the trial, and goes on. */
    GO,
    /** Another attempt trains the trial, or nobody knows yet whether it goes on beyond its rung; it asks again. */
    WAIT,
    /** The trial ends at its rung, as WAITING. */
    PAUSE,
    /** Nobody waits for it any more, or another attempt has taken its place. */
    STOP
}
