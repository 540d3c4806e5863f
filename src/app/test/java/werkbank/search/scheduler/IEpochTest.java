package werkbank.search.scheduler;

class IEpochTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new IEpoch();
    }
}
