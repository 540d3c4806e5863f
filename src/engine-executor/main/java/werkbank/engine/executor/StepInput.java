package werkbank.engine.executor;

/** A source of the images and targets of steps. */
interface StepInput {
    /** Writes the step's images and targets on the device. */
    void write(Batch batch);
}
