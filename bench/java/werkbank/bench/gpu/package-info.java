/** What takes a GPU, in one go: each part keeps what it found, so that it can be run again. */
package werkbank.bench.gpu;
