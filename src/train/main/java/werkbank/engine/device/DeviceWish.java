package werkbank.engine.device;

/** The device that the user wants to compute on. */
public enum DeviceWish {
    /** A GPU if there is one that this build runs on, else the CPU. */
    AUTO,
    /** A GPU, or an error. */
    GPU,
    /** The CPU, whatever is there. */
    CPU
}
