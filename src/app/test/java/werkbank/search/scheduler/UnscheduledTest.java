package werkbank.search.scheduler;

class UnscheduledTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new Unscheduled();
    }
}
