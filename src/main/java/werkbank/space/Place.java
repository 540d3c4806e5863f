package werkbank.space;

import werkbank.InputException;

/** Where something stands in a search space; line and column are counted from 1. */
record Place(String file, int line, int column) {

    /** @param problem the bad value, the rule and the remedy, in one line */
    InputException error(String problem) {
        return new InputException("%s: %s".formatted(this, problem));
    }

    @Override
    public String toString() {
        return "%s:%d:%d".formatted(file, line, column);
    }
}
