package werkbank.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.TrialEvent;
import werkbank.experiment.trial.TrialListener;

/** Keeps what a trial says, for tests. */
public class EventLog implements TrialListener {
    private final List<TrialEvent> events = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** A listener that acts when an epoch has ended. */
    public static TrialListener atEpochs(Consumer<EpochMetrics> action) {
        return event -> {
            if (event instanceof TrialEvent.EpochEnded ended) {
                action.accept(ended.metrics());
            }
        };
    }

    @Override
    public void on(TrialEvent event) {
        events.add(event);
        threads.add(Thread.currentThread());
    }

    /** All events, in the order in which they were heard. */
    public List<TrialEvent> events() {
        return List.copyOf(events);
    }

    /** The events of one kind. */
    public <E extends TrialEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The epochs that have ended. */
    public List<EpochMetrics> epochs() {
        return of(TrialEvent.EpochEnded.class).stream()
                .map(TrialEvent.EpochEnded::metrics)
                .toList();
    }

    /** The lines for the user. */
    public List<String> notes() {
        return of(TrialEvent.Noted.class).stream().map(TrialEvent.Noted::line).toList();
    }

    /** The thread of each event. */
    public List<Thread> threads() {
        return List.copyOf(threads);
    }
}
