package werkbank.experiment;

class InProcessRunnerTest extends TrialRunnerContract {
    @Override
    protected TrialRunner open() {
        return new InProcessRunner();
    }
}
