package werkbank.engine.operation;

import werkbank.recipe.Training.Method;

/** An optimizer on one parameter as its paper has it, with 64 bits. */
final class ExpectedUpdate {
    private final Method method;
    private final double rho;
    private final double momentum;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double decay;
    private double velocity;
    private double mean;
    private double square;
    private double largest;
    private int t;

    /** @param isDecayed whether the parameter is a weight */
    ExpectedUpdate(UpdateRule rule, boolean isDecayed) {
        this.method = rule.method();
        this.rho = rule.rho();
        this.momentum = rule.momentum();
        this.beta1 = rule.beta1();
        this.beta2 = rule.beta2();
        this.epsilon = rule.epsilon();
        this.decay = isDecayed ? rule.decay() : 0;
    }

    double next(double p, double g, double rate) {
        t++;
        mean = beta1 * mean + (1 - beta1) * g;
        double kept = method == Method.RMSPROP ? rho : beta2;
        square = kept * square + (1 - kept) * g * g;
        largest = Math.max(largest, square);
        double correctedMean = mean / (1 - Math.pow(beta1, t));
        double correctedSquare = square / (1 - Math.pow(beta2, t));
        return switch (method) {
            case SGD -> p - rate * g;
            case NESTEROV -> p + lookAhead(g, rate);
            case NESTEROVW -> p + lookAhead(g, rate) - rate * decay * p;
            case RMSPROP -> p - rate * g / (Math.sqrt(square) + epsilon);
            case ADAM -> p - adam(correctedMean, square, rate);
            case ADAMW -> p - adam(correctedMean, square, rate) - rate * decay * p;
            case AMSGRAD -> p - adam(correctedMean, largest, rate);
            case NADAM -> p - rate * dozat(g) / (Math.sqrt(correctedSquare) + epsilon);
        };
    }

    /** Sutskever's form: the step is the momentum after the next, from the gradient at the place looked ahead to. */
    private double lookAhead(double g, double rate) {
        double before = velocity;
        velocity = momentum * velocity - rate * g;
        return -momentum * before + (1 + momentum) * velocity;
    }

    /** Kingma and Ba's efficient form, whose epsilon isn't corrected. */
    private double adam(double correctedMean, double squares, double rate) {
        return rate * correctedMean * Math.sqrt(1 - Math.pow(beta2, t)) / (Math.sqrt(squares) + epsilon);
    }

    private double dozat(double g) {
        return beta1 * mean / (1 - Math.pow(beta1, t + 1)) + (1 - beta1) * g / (1 - Math.pow(beta1, t));
    }
}
