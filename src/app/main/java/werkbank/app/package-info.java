/** Studies from Java: opens, runs, resumes and evaluates them from plain records, without a command line. */
package werkbank.app;
