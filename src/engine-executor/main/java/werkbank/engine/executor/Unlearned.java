package werkbank.engine.executor;

/** A layer without parameters. */
record Unlearned(Runnable ofTraining, Runnable ofRenewal, Runnable ofGradient) implements TrainingLayer {
    @Override
    public void forward() {
        ofTraining.run();
    }

    @Override
    public void renew(double kept) {
        ofRenewal.run();
    }

    @Override
    public void backward() {
        ofGradient.run();
    }
}
