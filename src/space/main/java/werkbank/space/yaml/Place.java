package werkbank.space.yaml;

import java.util.List;
import java.util.Locale;
import werkbank.InputException;

/** The place of something in a search space; line and column are counted from 1. */
record Place(String file, int line, int column) {

    /** @param problem the bad value, the rule and the remedy, in one line */
    InputException error(String problem) {
        return new WrongSpace(List.of(new WrongSpace.Problem(this, problem)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%d:%d", file, line, column);
    }
}
