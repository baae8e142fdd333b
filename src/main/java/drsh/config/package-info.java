/**
 * What the operator configured, and where drsh keeps its own state.
 *
 * <p>The configuration is one file, {@code drsh.yml}; no key is required. It is read by Spring Boot's binder from that
 * file alone: variables of the environment and system properties never change a value, because a recovery must not
 * depend on who logged in. A key that is not known is an error: a mistyped one would silently mean its default.
 */
@NullMarked
package drsh.config;

import org.jspecify.annotations.NullMarked;
