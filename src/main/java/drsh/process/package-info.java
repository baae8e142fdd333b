/**
 * Child processes of this machine: an argument list, both streams drained, a deadline, destroyed on interrupt. The only
 * place that starts one.
 */
@NullMarked
package drsh.process;

import org.jspecify.annotations.NullMarked;
