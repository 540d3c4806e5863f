package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import werkbank.bench.Talker;

/** One of the two that are compared: a process, started anew when it has ended. */
final class Side implements AutoCloseable {
    /** A network may have to be compiled first. */
    private static final Duration PREPARING = Duration.ofSeconds(60);

    private static final Duration STEPPING = Duration.ofSeconds(20);

    private final Setting setting;
    private final List<String> command;
    private final Path log;
    private Talker talker;

    /** @param name of its log */
    Side(Setting setting, List<String> command, String name) {
        this.setting = setting;
        this.command = command;
        this.log = setting.log(name);
    }

    private Talker talker() throws IOException {
        if (talker == null || !talker.isAlive()) {
            talker = new Talker(setting.process(command), log);
        }
        return talker;
    }

    /** Libraries and their versions, as JSON. */
    String versions(TimeLimit time) throws IOException, InterruptedException {
        return talker().ask("versions", time.within(PREPARING).left());
    }

    /**
     * Builds a network and warms it up.
     *
     * @return its count of parameters
     */
    long prepare(Row row, String mode, TimeLimit time) throws IOException, InterruptedException {
        return Long.parseLong(
                talker().ask(row.question(mode), time.within(PREPARING).left()));
    }

    /** How many steps fill a time; a few would be ruled by what a call costs once. */
    int fill(double seconds, TimeLimit time) throws IOException, InterruptedException {
        int steps = 2;
        double taken = steps(steps, time);
        while (taken < seconds / 4) {
            steps *= 4;
            taken = steps(steps, time);
        }
        return Math.max(2, (int) (seconds * steps / taken));
    }

    /** Seconds of so many steps. */
    double steps(int steps, TimeLimit time) throws IOException, InterruptedException {
        return Double.parseDouble(
                talker().ask("steps " + steps, time.within(STEPPING).left()));
    }

    @Override
    public void close() {
        if (talker != null) {
            talker.close();
        }
    }
}
