/** Networks in files, in DL4J's form and without DL4J: whichever engine has trained one, every other reads it. */
package werkbank.engine.saved;
