/**
 * The PostgreSQL server in its container: what it holds (facts), how it is dumped, restored and swapped.
 *
 * <p>The server's own tools do the work where the server is. What they report is never taken as proof: a dump is read
 * back to its end, a restore is compared with the facts read in the dump's own snapshot. Names reach SQL quoted and
 * tools as a connection string, because the tools take a database name with an equals sign for such a string.
 */
@NullMarked
package drsh.postgres;

import org.jspecify.annotations.NullMarked;
