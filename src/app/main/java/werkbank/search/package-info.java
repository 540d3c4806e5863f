/** Arbiter proposes and drives: its parameter spaces, generator and runner, with our candidates and tasks. */
package werkbank.search;
