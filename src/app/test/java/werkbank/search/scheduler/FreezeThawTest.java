package werkbank.search.scheduler;

class FreezeThawTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new FreezeThaw();
    }
}
