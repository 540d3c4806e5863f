/** Results of other studies and programs, in the terms of the study that is to learn from them. */
package werkbank.transfer;
