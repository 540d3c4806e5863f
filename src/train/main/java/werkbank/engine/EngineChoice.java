package werkbank.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import werkbank.engine.device.Device;
import werkbank.engine.device.DeviceWish;
import werkbank.engine.device.FoundGpus;

/**
 * The engines and the device that networks run on here.
 *
 * @param trials the engine of trials
 * @param device that trials run on
 * @param here the engine of this process: another one than that of trials where this process may not use their GPUs
 */
public record EngineChoice(Engine trials, Device device, Engine here) {
    /**
     * Chooses among the engines of this build: the first by rank that can run on a GPU that is there, else the first for the
     * CPU.
     *
     * @param name of the engine that the user wants
     * @param gpus asked for the GPUs unless the CPU is wanted
     * @throws werkbank.InputException when an engine or a device is wanted that can't be had; one line says why
     * @throws werkbank.WerkbankException when nothing is wanted and no engine can run here
     */
    public static EngineChoice of(DeviceWish wish, Optional<String> name, Supplier<FoundGpus> gpus) {
        return of(wish, name, gpus, Engines.all());
    }

    static EngineChoice of(DeviceWish wish, Optional<String> name, Supplier<FoundGpus> gpus, List<Engine> all) {
        EngineChooser chooser = new EngineChooser(wish, name, all);
        return wish == DeviceWish.CPU ? chooser.onCpu("--device is 'cpu'", false) : chooser.among(gpus.get());
    }
}
