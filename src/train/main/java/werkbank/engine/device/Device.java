package werkbank.engine.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import werkbank.InputException;

/**
 * The device that trials run on here: GPUs or the CPU.
 *
 * @param gpus to run on, by the driver's numbers; none means the CPU
 * @param here whether this process may use CUDA too. It may not beside a GPU that the build can't run on: CUDA would see
 *     that one as well, while each worker sees only its own
 * @param reason the GPUs in words, or why none is used
 * @param noteworthy whether the user should be told without asking
 */
public record Device(List<Integer> gpus, boolean here, String reason, boolean noteworthy) {
    public Device {
        gpus = List.copyOf(gpus);
    }

    /** @throws InputException when a GPU is wanted and none can be used */
    public static Device of(DeviceWish wish, CudaBuild build, FoundGpus found) {
        if (wish == DeviceWish.CPU) {
            return cpu("--device is 'cpu'", false);
        }
        List<Gpu> usable = build.present() ? usable(build, found) : List.of();
        if (!usable.isEmpty()) {
            return onGpus(usable, usable.size() == found.gpus().size());
        }
        String why = whyNone(build, found);
        if (wish == DeviceWish.GPU) {
            throw noGpu(why);
        }
        return cpu(why, !found.gpus().isEmpty());
    }

    /**
     * The device when CUDA failed to load although it should not have.
     *
     * @param reason one line
     * @throws InputException when a GPU is wanted
     */
    public static Device withoutCuda(DeviceWish wish, String reason) {
        String why = "CUDA doesn't load: " + reason;
        if (wish == DeviceWish.GPU) {
            throw noGpu(why);
        }
        return cpu(why, true);
    }

    public boolean isGpu() {
        return !gpus.isEmpty();
    }

    /** Says in one line for the user what trials run on. */
    public String line() {
        return (isGpu() ? "on " : "on the CPU: ") + reason;
    }

    private static List<Gpu> usable(CudaBuild build, FoundGpus found) {
        return found.gpus().stream().filter(gpu -> build.refusal(gpu).isEmpty()).toList();
    }

    private static Device cpu(String reason, boolean noteworthy) {
        return new Device(List.of(), false, reason, noteworthy);
    }

    private static Device onGpus(List<Gpu> usable, boolean here) {
        String labels = usable.stream().map(Gpu::label).collect(Collectors.joining(" and "));
        String reason = here ? labels : labels + "; workers only, as this process would see the other GPUs too";
        return new Device(usable.stream().map(Gpu::index).toList(), here, reason, true);
    }

    private static InputException noGpu(String why) {
        return new InputException(
                String.format(Locale.ROOT, "--device is 'gpu', but %s; --device auto runs on the CPU then", why));
    }

    private static String whyNone(CudaBuild build, FoundGpus found) {
        if (found.gpus().isEmpty()) {
            String none = "no GPU was found: " + found.none();
            return build.present() ? none : none + "; this build is for the CPU besides";
        }
        return usable(build, found).stream()
                .findFirst()
                .map(gpu -> String.format(
                        Locale.ROOT,
                        "%s is there, but this build is for the CPU; WERKBANK_BUILD=cuda builds for it",
                        gpu.label()))
                .orElseGet(() -> refusals(build, found));
    }

    private static String refusals(CudaBuild build, FoundGpus found) {
        return found.gpus().stream()
                .map(build::refusal)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }
}
