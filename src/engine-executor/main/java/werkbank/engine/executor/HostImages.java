package werkbank.engine.executor;

import werkbank.recipe.Shape;

/** Images and targets that the host has uploaded for a step. */
final class HostImages implements StepInput {
    private final Shape shape;

    HostImages(Shape shape) {
        this.shape = shape;
    }

    @Override
    public void write(Batch batch) {
        TrainingArrays.Parts arrays = batch.arrays();
        batch.operations()
                .arrange(
                        batch.images(),
                        shape.channels(),
                        shape.height() * shape.width(),
                        arrays.features(),
                        arrays.images());
    }
}
