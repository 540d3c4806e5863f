package werkbank.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cudnn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import werkbank.engine.DeviceMemoryException;
import werkbank.engine.operation.ConvolutionShape;
import werkbank.recipe.Algorithms;
import werkbank.recipe.Precision;

/**
 * Chooses how cuDNN computes a convolution.
 *
 * @param limit bytes of workspace that an algorithm may take
 */
record ConvolutionChoice(CardSession session, Precision precision, Algorithms kinds, long limit) {
    private static final Logger LOG = LoggerFactory.getLogger(ConvolutionChoice.class);

    private static final long MIB = 1 << 20;

    /** Below some 250 MiB cuDNN leaves out its quickest algorithms. */
    private static final long USUAL_MIB = 256;

    private static final String LIMIT = "werkbank.cuda.workspace";

    /** Chooses within the workspace that the property {@value #LIMIT} allows, in MiB, or 256. */
    static ConvolutionChoice of(CardSession session, Precision precision, Algorithms kinds) {
        return new ConvolutionChoice(session, precision, kinds, allowed());
    }

    /** Bytes of workspace that the user allows. */
    static long allowed() {
        return MIB * Long.getLong(LIMIT, USUAL_MIB);
    }

    /** cuDNN's number of the kind of numbers. */
    private int type() {
        return precision == Precision.BF16 ? cudnn.CUDNN_DATA_BFLOAT16 : cudnn.CUDNN_DATA_FLOAT;
    }

    /** Bytes of a number. */
    int width() {
        return width(precision);
    }

    /** Bytes of a number of images and weights. */
    static int width(Precision precision) {
        return precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
    }

    /** An algorithm in an order of numbers, cuDNN's numbers of both. */
    record Way(int format, int algorithm) {}

    /**
     * Chooses for one direction; where cuDNN has nothing for images as they lie, rearranged ones.
     *
     * @param shape whose lower padding is its upper one
     * @param refused ways that were offered and then failed
     * @throws CudaException when there is no algorithm of the kind that is wanted, or cuDNN could not be asked
     */
    ConvolutionPass pass(
            BiFunction<cudnnContext, ConvolutionTensors, ConvolutionDirection> kind,
            ConvolutionShape shape,
            Set<Way> refused) {
        String name = "";
        List<CudaException> failures = new ArrayList<>();
        for (int format : new int[] {cudnn.CUDNN_TENSOR_NHWC, cudnn.CUDNN_TENSOR_NCHW}) {
            ConvolutionDirection direction =
                    kind.apply(session.convolutions(), new ConvolutionTensors(format, type(), shape));
            name = direction.name();
            Optional<ChosenAlgorithm> chosen = chosen(direction, shape, format, refused, failures);
            if (chosen.isPresent()) {
                ConvolutionPass direct = new DirectPass(direction, chosen.get(), format);
                return format == cudnn.CUDNN_TENSOR_NHWC
                        ? direct
                        : new RearrangedPass(session.convolutions(), direction, direct, shape, type(), width());
            }
            direction.close();
        }
        throw none(name, shape, failures);
    }

    /** Makes the exception of a direction that has no algorithm; other kinds are of use only where cuDNN itself is well. */
    private CudaException none(String name, ConvolutionShape shape, List<CudaException> failures) {
        CudaException none = new CudaException(failures.stream()
                .filter(failure -> !failure.isRefusal())
                .findFirst()
                .map(failure -> String.format(
                        Locale.ROOT,
                        "cuDNN doesn't tell its algorithms '%s' for %s: %s",
                        name,
                        shape,
                        failure.getMessage()))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "cuDNN has no %salgorithm '%s' within %d MiB for %s%s",
                        kinds == Algorithms.FAST ? "" : "deterministic ",
                        name,
                        limit / MIB,
                        shape,
                        kinds == Algorithms.FAST ? "" : "; 'algorithms: fast' allows others")));
        failures.forEach(none::addSuppressed);
        return none;
    }

    private Optional<ChosenAlgorithm> chosen(
            ConvolutionDirection direction,
            ConvolutionShape shape,
            int format,
            Set<Way> refused,
            List<CudaException> failures) {
        try {
            direction.math(ChosenAlgorithm.wantedMath(precision));
            List<OfferedAlgorithm> offered =
                    kinds == Algorithms.FAST ? measured(direction, shape) : direction.offered();
            List<OfferedAlgorithm> able = offered.stream()
                    .filter(algorithm -> !refused.contains(new Way(format, algorithm.number())))
                    .toList();
            return ChosenAlgorithm.of(direction, able, precision, kinds, limit);
        } catch (CudaException e) {
            // cuDNN may refuse an order of numbers as a whole.
            if (!e.isRefusal()) {
                LOG.warn("no algorithm '{}' in one of two orders of numbers: {}", direction.name(), e.getMessage());
            }
            failures.add(e);
            return Optional.empty();
        } catch (RuntimeException e) {
            direction.close();
            throw e;
        }
    }

    /** Times all algorithms on zeros; where there is no room for that, cuDNN's expectation has to do. */
    private List<OfferedAlgorithm> measured(ConvolutionDirection direction, ConvolutionShape shape) {
        long first = CardMemory.aligned(direction.first().numbers(shape) * width());
        long second = CardMemory.aligned(direction.second().numbers(shape) * width());
        long result = CardMemory.aligned(direction.result().numbers(shape) * width());
        DevicePointer all;
        try {
            all = session.memory().allocate(first + second + result + limit);
        } catch (DeviceMemoryException e) {
            return direction.offered();
        }
        try {
            session.zero(all, first + second + result);
            DevicePointer other = all.plus(first);
            DevicePointer made = other.plus(second);
            return direction.measured(all, other, made, made.plus(result), limit);
        } finally {
            session.memory().free(all);
        }
    }
}
