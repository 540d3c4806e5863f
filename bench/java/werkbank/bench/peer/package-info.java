/** Training and inference beside other libraries and older builds, each in its best form, in turn. */
package werkbank.bench.peer;
