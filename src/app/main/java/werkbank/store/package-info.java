/**
 * Studies on disk: one H2 file each, its schema by Flyway's migrations in {@code db/migration}, SQL through JDBI. What
 * the database throws ends here as a {@link werkbank.WerkbankException}.
 */
package werkbank.store;
