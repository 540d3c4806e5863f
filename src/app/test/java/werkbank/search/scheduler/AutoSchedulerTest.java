package werkbank.search.scheduler;

class AutoSchedulerTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new AutoScheduler();
    }
}
