package werkbank.experiment;

import java.util.Locale;
import werkbank.InputException;

/** Another process has the study open. */
public final class StudyHeldException extends InputException {
    /** @param owner who has it, for people; {@code cause} what the database said */
    public StudyHeldException(String study, String owner, Throwable cause) {
        super(
                String.format(Locale.ROOT, "study '%s' is held by %s; wait until it ends or stop it", study, owner),
                cause);
    }
}
