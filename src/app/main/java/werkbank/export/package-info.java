/** Finished ensembles in the forms that other programs read; a form is one class and a line for the {@code ServiceLoader}. */
package werkbank.export;
