package werkbank.bench.gpu;

import java.io.IOException;
import java.time.Duration;
import werkbank.bench.Talker.Unanswered;

/**
 * Has PyTorch compile the networks of the core rows in a process of its own while nothing is timed: what it compiles it keeps
 * in a folder, where the process that is timed finds it.
 */
final class Compiling {
    private static final Duration MOST = Duration.ofMinutes(3);

    private final Setting setting;
    private final Thread thread = new Thread(this::compile, "compiling");

    private Compiling(Setting setting) {
        this.setting = setting;
    }

    static Compiling start(Setting setting) {
        Compiling compiling = new Compiling(setting);
        compiling.thread.setDaemon(true);
        compiling.thread.start();
        return compiling;
    }

    private void compile() {
        TimeLimit time = TimeLimit.in(MOST);
        try (Side peer = new Side(setting, setting.peer(), "compiling")) {
            for (Row row : Row.all().stream().filter(Row::isCore).toList()) {
                peer.prepare(setting.card() ? row : row.tiny(), "compiled", time);
            }
        } catch (IOException | Unanswered e) {
            System.err.println("compiling ahead: " + e.getMessage());
        } catch (InterruptedException e) {
            // What is compiled so far is of use.
        }
    }

    /** Ends its process. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
