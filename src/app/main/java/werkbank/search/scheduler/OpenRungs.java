package werkbank.search.scheduler;

import java.util.List;

/** Says from which rungs trials go on while new ones come. */
interface OpenRungs {
    /** Every rung lets trials go on. */
    OpenRungs ALL = List::size;

    /**
     * How many rungs are open, from the lowest on.
     *
     * @param rungs with the trials that have come to them
     */
    int count(List<Rung> rungs);
}
