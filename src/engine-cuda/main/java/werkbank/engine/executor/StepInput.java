package werkbank.engine.executor;

/** Where the images and targets of steps come from. */
interface StepInput {
    /** Writes the step's images and targets on the device. */
    void write(Batch batch);
}
