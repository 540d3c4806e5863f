package werkbank.search.sampler.gp;

import werkbank.search.sampler.Observation;

/**
 * One value of a trial, as a process learns it.
 *
 * @param fidelity the rung at which the value was reached, 0 the lowest to 1 the highest that there is
 * @param target what the value is among all, of mean 0 and variance 1; the smaller, the better
 */
record Row(Observation trial, double fidelity, double target) {}
