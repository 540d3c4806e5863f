package werkbank.bench.curves;

/** Where tasks come from. */
enum TaskSets {
    /** Tables of TaskSet. */
    TASKSET,
    /** The surrogate of LCBench. */
    LCBENCH,
    /** Functions like the trainings of {@code bench/race}'s network. */
    RACE,
    /** These trainings themselves. */
    TRAININGS
}
