package werkbank.engine.device;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Generation of an NVIDIA GPU, for instance 8.6, which also names the machine code that it runs (sm_86). */
public record ComputeCapability(int major, int minor) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    /** @param text {@code MAJOR.MINOR}; empty when it isn't, for instance {@code [N/A]} */
    public static Optional<ComputeCapability> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ComputeCapability(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Whether a device of this capability runs machine code that was built for another: within a major version newer
     * devices run older code (CUDA C++ Programming Guide, Binary Compatibility).
     */
    public boolean runs(ComputeCapability code) {
        return major == code.major && minor >= code.minor;
    }

    /** Whether it is another's generation or a newer one. */
    public boolean isAtLeast(ComputeCapability other) {
        return major > other.major || major == other.major && minor >= other.minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
