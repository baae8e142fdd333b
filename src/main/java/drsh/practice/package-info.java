/**
 * The practice stack: a real engine, a real PostgreSQL and a real application with made-up data, to be broken and
 * recovered at will. It must never touch another stack: it has its own project and folder, and everything that it breaks
 * or deletes has to carry its label.
 */
@NullMarked
package drsh.practice;

import org.jspecify.annotations.NullMarked;
