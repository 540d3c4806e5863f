package werkbank.engine.cuda;

/** The calls by which operations of a stream become a graph. */
interface CaptureCalls {
    /** Begins a capture: the stream keeps what it is asked for and does nothing of it. */
    void begin();

    /**
     * Ends the capture and makes a graph of what was kept.
     *
     * @throws CudaException when something was asked for that a graph can't have; the stream works as before then
     */
    Graph end();

    /** Ends the capture and forgets it; the stream works as before then. */
    void abandon();

    /** Operations that one call launches. */
    interface Graph {
        void launch();

        /** Waits until it isn't used any more, then frees it. */
        void destroy();
    }
}
