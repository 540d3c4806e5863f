// What parameters become: steps of the optimizers, averages, copies of other kinds. Flat arrays.

// The places of a step's numbers, as werkbank.engine.operation.StepRow has them.
enum Step { RATE = 5, FACTOR_1 = 6, FACTOR_2 = 7, FACTOR_3 = 8 };

// The order of werkbank.recipe.Training.Method.
enum Method { SGD, NESTEROV, RMSPROP, ADAM, ADAMW, AMSGRAD, NADAM, NESTEROVW };

// The numbers of werkbank.engine.operation.UpdateRule.
struct Rule {
    float rho;
    float momentum;
    float beta1;
    float beta2;
    float epsilon;
    float decay;
    float factor;
};

// The states of one parameter.
struct States {
    float first;
    float second;
    float third;
};

// Makes a state 0 where it is nearly so, as werkbank.engine.operation.UpdateRule says; the constant is 2^-80.
__device__ inline float settled(float state) {
    const float settling = 8.271806125530277e-25f;
    return (state + settling) - settling;
}

// Moves a running mean towards a number, and gives it.
__device__ inline float follow(float &mean, float kept, float number) {
    mean = settled(kept * mean + number * (1 - kept));
    return mean;
}

// What is taken from a parameter, before decay.
__device__ inline float change(int method, const Rule &rule, const float (&step)[4], float g, States &state) {
    float rate = step[0];
    switch (method) {
        case SGD:
            return rate * g;
        case NESTEROV:
        case NESTEROVW: {
            float kept = rule.momentum * state.first;
            state.first = settled(kept - rate * g);
            return kept - (1 + rule.momentum) * state.first;
        }
        case RMSPROP:
            follow(state.first, rule.rho, g * g);
            return rate * g / (sqrtf(state.first) + rule.epsilon);
        case ADAM:
        case ADAMW:
            follow(state.first, rule.beta1, g);
            follow(state.second, rule.beta2, g * g);
            return state.first * step[1] / (sqrtf(state.second) + rule.epsilon);
        case AMSGRAD:
            follow(state.first, rule.beta1, g);
            follow(state.second, rule.beta2, g * g);
            state.third = state.third > state.second ? state.third : state.second;
            return state.first * step[1] / (sqrtf(state.third) + rule.epsilon);
        default:
            follow(state.first, rule.beta1, g);
            follow(state.second, rule.beta2, g * g);
            return (step[2] * g + step[1] * state.first) / (sqrtf(step[3] * state.second) + rule.epsilon) * rate;
    }
}

// Takes the step. States that a method hasn't are 0.
extern "C" __global__ void update(
        int method,
        Rule rule,
        Long decayed,
        Long length,
        const int *step,
        float *parameters,
        const float *gradients,
        float *first,
        float *second,
        float *third) {
    float factors[4] = {
        __int_as_float(step[RATE]),
        __int_as_float(step[FACTOR_1]),
        __int_as_float(step[FACTOR_2]),
        __int_as_float(step[FACTOR_3]),
    };
    bool wide = aligned(parameters, gradients, first, second, third);
    each<4>(length, wide, [=](Long at, auto count) {
        const int N = count.N_;
        float p[N];
        float g[N];
        float a[N] = {};
        float b[N] = {};
        float c[N] = {};
        load(parameters + at, p);
        load(gradients + at, g);
        if (first != 0) {
            load(first + at, a);
        }
        if (second != 0) {
            load(second + at, b);
        }
        if (third != 0) {
            load(third + at, c);
        }
#pragma unroll
        for (int n = 0; n < N; n++) {
            States state = {a[n], b[n], c[n]};
            float u = change(method, rule, factors, g[n], state);
            if ((method == ADAMW || method == NESTEROVW) && at + n < decayed) {
                u = u + rule.decay * factors[0] * p[n];
            }
            p[n] = p[n] - rule.factor * u;
            a[n] = state.first;
            b[n] = state.second;
            c[n] = state.third;
        }
        store(parameters + at, p);
        if (first != 0) {
            store(first + at, a);
        }
        if (second != 0) {
            store(second + at, b);
        }
        if (third != 0) {
            store(third + at, c);
        }
    });
}

extern "C" __global__ void mix(Long length, float kept, float share, float *average, const float *values) {
    each<4>(length, aligned(average, values), [=](Long at, auto count) {
        float a[count.N_];
        float v[count.N_];
        load(average + at, a);
        load(values + at, v);
#pragma unroll
        for (int n = 0; n < count.N_; n++) {
            float way = v[n] - a[n];
            a[n] = share < 0.5f ? a[n] + share * way : v[n] - kept * way;
        }
        store(average + at, a);
    });
}

template <typename From, typename To>
__device__ inline void converted(Long length, const From *from, To *to) {
    each<8>(length, aligned(from, to), [=](Long at, auto count) {
        float v[count.N_];
        load(from + at, v);
        store(to + at, v);
    });
}

extern "C" __global__ void narrow(Long length, const float *from, Value *to) {
    converted(length, from, to);
}

extern "C" __global__ void widen(Long length, const Value *from, float *to) {
    converted(length, from, to);
}
