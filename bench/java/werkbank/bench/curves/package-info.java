/** Search methods on learning curves that others trained, on a virtual clock. */
package werkbank.bench.curves;
