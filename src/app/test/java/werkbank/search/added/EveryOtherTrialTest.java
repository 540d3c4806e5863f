package werkbank.search.added;

import org.junit.jupiter.api.extension.ExtendWith;
import werkbank.search.scheduler.SchedulerContract;
import werkbank.search.scheduler.SchedulerProvider;

@ExtendWith(AddedServices.class)
class EveryOtherTrialTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new EveryOtherTrial();
    }
}
