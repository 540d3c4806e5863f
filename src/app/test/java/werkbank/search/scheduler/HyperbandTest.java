package werkbank.search.scheduler;

class HyperbandTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new Hyperband();
    }
}
