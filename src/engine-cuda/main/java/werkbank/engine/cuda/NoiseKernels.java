package werkbank.engine.cuda;

import static werkbank.engine.cuda.KernelSource.NOISE;

import werkbank.engine.DropoutNoise;
import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Noise;

/** Dropout in all its forms. */
final class NoiseKernels {
    private final Launches launches;

    NoiseKernels(Launches launches) {
        this.launches = launches;
    }

    void noise(Noise noise, Buffer step, Buffer x, Buffer y) {
        launch("noise", noise, step, x, y);
    }

    void gradient(Noise noise, Buffer step, Buffer dy, Buffer dx) {
        launch("noiseGradient", noise, step, dy, dx);
    }

    private void launch(String kernel, Noise noise, Buffer step, Buffer from, Buffer to) {
        DropoutNoise.Numbers numbers = noise.drawn().numbers();
        int[] sizes = {
            noise.form().ordinal(),
            noise.layer(),
            noise.images(),
            noise.positions(),
            noise.channels(),
            numbers.threshold()
        };
        float[] factors = {numbers.factor(), numbers.shift(), numbers.dropped(), numbers.deviation()};
        int rows = Math.multiplyExact(noise.images(), noise.positions());
        launches.rows(NOISE, kernel, rows, noise.channels(), launches.wide(Kind.VALUE), sizes, factors, step, from, to);
    }
}
