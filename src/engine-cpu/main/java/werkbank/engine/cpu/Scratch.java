package werkbank.engine.cpu;

import werkbank.engine.plain.PlainBuffer;

/** Memory for what is computed on the way, shared by calls that run one after the other. */
@FunctionalInterface
interface Scratch {
    /**
     * Numbers of kind FLOAT, the same for the same name and about the same length.
     *
     * @param name what they are for; a call uses a name for one thing only
     */
    PlainBuffer floats(String name, long length);
}
