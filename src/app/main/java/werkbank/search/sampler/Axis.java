package werkbank.search.sampler;

import werkbank.space.Parameter;

/**
 * How a parameter's values lie on [0, 1]: the way back from what {@link ParameterSpaces} makes of a number. Uniform
 * numbers give the parameter's own distribution, so a logarithmic range is even here.
 */
interface Axis {

    static Axis of(Parameter parameter) {
        return parameter.match(range -> range.log() ? new LogWholes(range) : new Steps(range), Reals::new, Words::new);
    }

    /** The cell of one of the parameter's values. */
    Cell of(Object value);

    /** The cell around a number of [0, 1]. */
    Cell at(double number);

    /** Real numbers, whose cells have no width. */
    record Reals(Parameter.FloatRange range) implements Axis {
        @Override
        public Cell of(Object value) {
            double real = ((Number) value).doubleValue();
            return Cell.of(
                    range.log()
                            ? share(Math.log(real), Math.log(range.low()), Math.log(range.high()))
                            : share(real, range.low(), range.high()));
        }

        private static double share(double value, double low, double high) {
            return (value - low) / (high - low);
        }

        @Override
        public Cell at(double number) {
            return Cell.of(number);
        }
    }

    /** Whole numbers, each as wide as the others. */
    record Steps(Parameter.IntRange range) implements Axis {
        @Override
        public Cell of(Object value) {
            long distance = ((Number) value).longValue() - range.low();
            return Cell.of(Math.toIntExact(distance / range.step()), count());
        }

        @Override
        public Cell at(double number) {
            return Cell.of(Math.min(count() - 1, (int) (number * count())), count());
        }

        private int count() {
            return Math.toIntExact(range.count().orElseThrow());
        }
    }

    /** Whole numbers, each as wide as it is in the logarithm. */
    record LogWholes(Parameter.IntRange range) implements Axis {
        @Override
        public Cell of(Object value) {
            double whole = ((Number) value).doubleValue();
            return new Cell(position(whole - 0.5), position(whole + 0.5));
        }

        @Override
        public Cell at(double number) {
            double whole = Math.rint((range.low() - 0.5) * Math.exp(number * width()));
            return of(Math.max(range.low(), Math.min(range.high(), whole)));
        }

        private double position(double edge) {
            return Math.log(edge / (range.low() - 0.5)) / width();
        }

        private double width() {
            return Math.log((range.high() + 0.5) / (range.low() - 0.5));
        }
    }

    /** The values of a choice, each as wide as the others; their order means nothing. */
    record Words(Parameter.Choice choice) implements Axis {
        @Override
        public Cell of(Object value) {
            return Cell.of(choice.values().indexOf(value), choice.values().size());
        }

        @Override
        public Cell at(double number) {
            int count = choice.values().size();
            return Cell.of(Math.min(count - 1, (int) (number * count)), count);
        }
    }
}
