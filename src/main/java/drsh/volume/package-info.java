/**
 * A data volume as an archive: what is in one, and a server that runs from one, beside the stack and apart from it.
 *
 * <p>Nothing here writes to the volume of a stack. An archive is walked to its last byte before anything is made of it;
 * then it goes into a new volume, and the server in it is asked.
 */
@NullMarked
package drsh.volume;

import org.jspecify.annotations.NullMarked;
