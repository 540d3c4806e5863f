package werkbank.bench.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import werkbank.bench.Talker.Unanswered;
import werkbank.file.Json;

/** The card, its driver, the libraries of both sides, and what doctor says of the engines. */
final class Machine implements Part {
    static final String NAME = "machine";
    static final String CARD = "card";
    static final String PEER = "peer";
    private static final String DOCTOR = "doctor";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 8;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        findings.put(NAME, CARD, card(setting, time.within(Duration.ofSeconds(10))));
        findings.put(NAME, PEER, peer(setting, time));
        if (!setting.card()) {
            findings.put(NAME, DOCTOR, "not asked: it times the tutorial's network, which is no tiny one");
            return true;
        }
        Call doctor = doctor(setting, time);
        if (doctor.code() != 0 && !doctor.isLate()) {
            doctor = withTheLibrariesOfPyTorch(doctor, setting, findings, time);
        }
        boolean answered = doctor.code() == 0;
        findings.put(NAME, DOCTOR, answered ? Json.read(doctor.out(), Map.class) : doctor.problem());
        return answered;
    }

    /** Names PyTorch's own folder to doctor, and to all that comes if that helps. */
    private static Call withTheLibrariesOfPyTorch(Call before, Setting setting, Findings findings, TimeLimit time)
            throws IOException, InterruptedException {
        findings.put(NAME, "doctorAtFirst", before.problem());
        List<String> question = List.of(
                setting.python(), "-c", "import os, torch; print(os.path.dirname(os.path.dirname(torch.__file__)))");
        Call place = Call.of(setting, question, "place-of-torch", time);
        if (place.code() != 0) {
            return before;
        }
        String folder = place.out().strip() + "/nvidia";
        setting.environment().put(Setting.LIBRARIES, folder);
        Call again = doctor(setting, time);
        if (again.code() == 0) {
            findings.put(NAME, Setting.LIBRARIES, folder);
        }
        return again;
    }

    private static String card(Setting setting, TimeLimit time) throws InterruptedException {
        try {
            Call smi = Call.of(
                    setting,
                    List.of(
                            "nvidia-smi",
                            "--query-gpu=name,compute_cap,driver_version,memory.total",
                            "--format=csv,noheader"),
                    "nvidia-smi",
                    time);
            return smi.code() == 0 ? smi.out().strip() : smi.problem();
        } catch (IOException e) {
            return "none: " + e.getMessage();
        }
    }

    private static Object peer(Setting setting, TimeLimit time) throws InterruptedException {
        try (Side side = new Side(setting, setting.peer(), "peer")) {
            return Json.read(side.versions(time), Map.class);
        } catch (IOException | Unanswered e) {
            return "none: " + e.getMessage();
        }
    }

    private static Call doctor(Setting setting, TimeLimit time) throws IOException, InterruptedException {
        return Call.of(setting, setting.werkbank("doctor", "--json"), DOCTOR, time);
    }
}
