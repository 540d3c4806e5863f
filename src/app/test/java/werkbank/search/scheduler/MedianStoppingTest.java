package werkbank.search.scheduler;

class MedianStoppingTest extends SchedulerContract {
    @Override
    protected SchedulerProvider scheduler() {
        return new MedianStopping();
    }
}
