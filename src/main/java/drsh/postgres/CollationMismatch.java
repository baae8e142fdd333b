package drsh.postgres;

import java.util.List;

/**
 * A database whose texts were sorted by another version of the image's libraries than the image has now. Its indexes of
 * text may be in an order that the server does not expect any more: it may not find what is there.
 *
 * @param database the database
 * @param recorded the version that sorted them
 * @param actual the version that sorts now
 * @param statements what puts it right, to be run in that database in this order: the indexes first, because the
 *     refreshed version alone would only hide it
 */
public record CollationMismatch(DatabaseName database, String recorded, String actual, List<String> statements) {}
