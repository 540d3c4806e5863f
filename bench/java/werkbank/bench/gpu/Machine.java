package werkbank.bench.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import werkbank.bench.gpu.Talker.Unanswered;
import werkbank.file.Json;

/** The card, its driver, the libraries of both sides, and what doctor says of the engines. */
final class Machine implements Part {
    static final String NAME = "machine";
    private static final String CARD = "card";
    private static final String DOCTOR = "doctor";
    private static final String PEER = "peer";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 4;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        findings.put(NAME, CARD, card(setting, time.within(Duration.ofSeconds(10))));
        findings.put(NAME, PEER, peer(setting, time));
        findings.put(NAME, DOCTOR, doctor(setting, time));
        return true;
    }

    private static String card(Setting setting, TimeLimit time) throws InterruptedException {
        try {
            Call smi = Call.of(
                    List.of(
                            "nvidia-smi",
                            "--query-gpu=name,compute_cap,driver_version,memory.total",
                            "--format=csv,noheader"),
                    setting.room(),
                    "nvidia-smi",
                    time);
            return smi.code() == 0 ? smi.out().strip() : smi.problem();
        } catch (IOException e) {
            return "none: " + e.getMessage();
        }
    }

    private static Object peer(Setting setting, TimeLimit time) throws InterruptedException {
        try (Side side = new Side(setting.peer(), setting.log("peer"))) {
            return Json.read(side.versions(time), Map.class);
        } catch (IOException | Unanswered e) {
            return "none: " + e.getMessage();
        }
    }

    private static Object doctor(Setting setting, TimeLimit time) throws IOException, InterruptedException {
        Call doctor = Call.of(setting.werkbank("doctor", "--json"), setting.room(), DOCTOR, time);
        return doctor.code() == 0 ? Json.read(doctor.out(), Map.class) : doctor.problem();
    }
}
