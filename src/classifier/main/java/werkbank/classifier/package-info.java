/**
 * The interface for programs that use a finished ensemble; the only place besides the command line that joins networks
 * and ensemble.
 */
package werkbank.classifier;
