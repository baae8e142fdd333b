/** Where backups are kept. A file appears under its name only when its bytes are on disk. */
@NullMarked
package drsh.storage;

import org.jspecify.annotations.NullMarked;
