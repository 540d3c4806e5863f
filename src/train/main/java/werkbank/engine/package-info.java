/** The door to what computes a network: an interface, and how an implementation of it is found. */
package werkbank.engine;
