package werkbank.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import werkbank.DaemonThreads;

/** A process that answers each line with one, within a time. */
public final class Talker implements AutoCloseable {
    private static final Set<String> ANSWERS = Set.of("ready", "seconds", "versions", "failed");

    private final Path log;
    private final Process process;
    private final PrintStream questions;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private boolean closed;

    /**
     * Starts the process.
     *
     * @param log that its standard error is added to
     */
    public Talker(ProcessBuilder builder, Path log) throws IOException {
        this.log = log;
        process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        DaemonThreads.start("answers", this::read);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Libraries may print to standard output too.
                if (ANSWERS.contains(line.split(" ", 2)[0])) {
                    answers.add(line);
                }
            }
        } catch (IOException e) {
            // The process was ended.
        }
        answers.add("failed the process ended, see " + log.getFileName());
    }

    /**
     * Asks, and waits for the answer.
     *
     * @return what stands behind the answer's first word
     * @throws Unanswered when it failed or came too late
     */
    public String ask(String question, Duration time) throws InterruptedException {
        say(question);
        return answer(time);
    }

    /** Asks without waiting, for when several processes are to work at once. */
    public void say(String question) {
        questions.println(question);
    }

    /**
     * Waits for the answer to the last question.
     *
     * @return what stands behind the answer's first word
     * @throws Unanswered when it failed or came too late, in which case the process is ended
     */
    public String answer(Duration time) throws InterruptedException {
        String answer = answers.poll(time.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            close();
            throw new Unanswered("out of time");
        }
        String[] words = answer.split(" ", 2);
        if (words[0].equals("failed")) {
            throw new Unanswered(words.length > 1 ? words[1] : "no reason given");
        }
        return words.length > 1 ? words[1] : "";
    }

    public boolean isAlive() {
        return !closed && process.isAlive(); // one that is ended may take its time
    }

    @Override
    public void close() {
        closed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** A question got no useful answer. */
    public static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unanswered(String reason) {
            super(reason);
        }
    }
}
