package werkbank.engine.cuda;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import werkbank.engine.cuda.Twins.Twin;
import werkbank.engine.operation.GroupShape;
import werkbank.engine.operation.Kind;
import werkbank.recipe.Precision;

class GroupKernelsTest {
    private static final double EPSILON = 1e-5;

    /** One number a group, fewer than a block's threads, more; narrow and wide groups; more groups than blocks. */
    private static final List<GroupShape> SHAPES = List.of(
            new GroupShape(1, 1, 1, 1),
            new GroupShape(3, 7, 6, 3),
            new GroupShape(2, 1, 40, 1),
            new GroupShape(2, 50, 24, 2),
            new GroupShape(3, 49, 64, 32),
            new GroupShape(2, 9, 1032, 1),
            new GroupShape(700, 2, 6, 3));

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void groupsOfAllForms(Precision precision) {
        try (Twins twins = Twins.start(precision)) {
            for (GroupShape shape : SHAPES) {
                normalise(twins, shape, 0);
            }
            normalise(twins, new GroupShape(2, 50, 24, 2), 1);
        }
    }

    private static void normalise(Twins twins, GroupShape shape, int from) {
        Twin x = twins.values(twins.numbers(shape.length() + from, 40)).part(from, shape.length());
        Twin gamma = twins.randomFloats(shape.channels());
        Twin beta = twins.randomFloats(shape.channels());
        Twin saved = twins.unwritten(Kind.FLOAT, 2L * shape.images() * shape.groups());
        Twin y = twins.unwritten(Kind.VALUE, shape.length());
        twins.run((operations, of) -> operations.groupNormalise(
                shape, EPSILON, of.apply(x), of.apply(gamma), of.apply(beta), of.apply(saved), of.apply(y)));
        twins.assertSame(saved, "statistics of " + shape);
        twins.assertSame(y, shape.toString());
        gradient(twins, shape, x, gamma, saved);
        twins.run((operations, of) -> operations.groupNormalise(
                shape, EPSILON, of.apply(x), of.apply(gamma), of.apply(beta), of.apply(saved), of.apply(x)));
        twins.assertSame(x, "in place, " + shape);
    }

    private static void gradient(Twins twins, GroupShape shape, Twin x, Twin gamma, Twin saved) {
        Twin dy = twins.randomValues(shape.length());
        Twin dx = twins.unwritten(Kind.VALUE, shape.length());
        Twin dgamma = twins.unwritten(Kind.FLOAT, shape.channels());
        Twin dbeta = twins.unwritten(Kind.FLOAT, shape.channels());
        for (Twin target : new Twin[] {dx, dy}) {
            twins.run((operations, of) -> operations.groupNormaliseGradient(
                    shape,
                    of.apply(x),
                    of.apply(gamma),
                    of.apply(saved),
                    of.apply(dy),
                    of.apply(dgamma),
                    of.apply(dbeta),
                    of.apply(target)));
            twins.assertSame(dgamma, "gamma's gradient of " + shape);
            twins.assertSame(dbeta, "beta's gradient of " + shape);
            twins.assertSame(target, "gradient of " + shape);
        }
    }
}
