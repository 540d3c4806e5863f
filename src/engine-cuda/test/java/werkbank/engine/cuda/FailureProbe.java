package werkbank.engine.cuda;

import werkbank.engine.operation.Buffer;
import werkbank.engine.operation.ConvolutionPlan;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.engine.operation.Kind;
import werkbank.engine.operation.Operations;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/** Uses the libraries in a process of its own, on a card that is to fail, and prints how each call ended. */
final class FailureProbe {
    private static final ConvolutionShape SHAPE = new ConvolutionShape(1, 4, 4, 1, 1, 3, 1, 1, 1, 1, 4, 4);

    private FailureProbe() {}

    public static void main(String[] arguments) {
        CudaCheck.here().whyNoGpu().ifPresent(reason -> System.out.println("no card: " + reason));
        told("open", () -> use(CudaOperations.open(Precision.F32, Algorithms.DETERMINISTIC)));
    }

    private static void use(Operations operations) {
        Buffer numbers = operations.allocate(Kind.VALUE, 16);
        Buffer others = operations.allocate(Kind.VALUE, 16);
        ConvolutionPlan plan = operations.convolution(SHAPE);
        told("convolution", () -> plan.forward(numbers, others, operations.allocate(Kind.VALUE, 16)));
        told("product", () -> operations.multiply(false, false, 4, 4, 4, numbers, numbers, others));
        told("product again", () -> operations.multiply(false, false, 4, 4, 4, numbers, numbers, others));
        told("convolution again", () -> plan.forward(numbers, others, numbers));
    }

    private static void told(String what, Runnable call) {
        try {
            call.run();
            System.out.println(what + ": done");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}
