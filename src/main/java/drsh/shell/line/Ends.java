package drsh.shell.line;

import drsh.command.Outcome;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a command can end that others of its risk cannot, for help. What every command can come to is known without it:
 * done, failed, misused, refused or interrupted, and what asks or changes can be declined, unanswered or locked out.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Ends {

    /** Those beside the usual ones. */
    Outcome[] value();
}
