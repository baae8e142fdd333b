package drsh.shell.line;

import drsh.command.Risk;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a command: what it can do; without it a command only reads. On an option: what the command can do when that
 * option is given instead, which may be more or less.
 */
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Risky {

    /** The risk. */
    Risk value();
}
