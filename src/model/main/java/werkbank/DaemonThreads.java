package werkbank;

import java.util.concurrent.ThreadFactory;

/** Makes threads of one name that don't keep the process from ending. */
public record DaemonThreads(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts such a thread. */
    public static Thread start(String name, Runnable work) {
        Thread thread = new DaemonThreads(name).newThread(work);
        thread.start();
        return thread;
    }
}
