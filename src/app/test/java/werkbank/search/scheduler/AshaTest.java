package werkbank.search.scheduler;

class AshaTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new Asha();
    }
}
