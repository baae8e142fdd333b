package drsh.restore;

import drsh.postgres.DatabaseName;

/**
 * A backup that was restored beside the live database.
 *
 * @param database where
 * @param restored what it holds, and what it took
 */
public record Beside(DatabaseName database, Restored restored) {}
