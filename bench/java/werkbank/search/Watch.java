package werkbank.search;

import werkbank.experiment.Search.Stop;

/** The time limit of a search on the virtual clock. */
public final class Watch implements Stop {
    private final double limit;
    private final double second;
    private long now;

    /**
     * @param limit units of the clock after which no trial starts; infinite for none
     * @param second units in which epochs say that they took a second
     */
    public Watch(double limit, double second) {
        this.limit = limit;
        this.second = second;
    }

    /** The clock has come to this unit. */
    void at(long unit) {
        now = unit;
    }

    @Override
    public boolean hasCome() {
        return now >= limit;
    }

    @Override
    public double secondsLeft() {
        return (limit - now) / second;
    }
}
