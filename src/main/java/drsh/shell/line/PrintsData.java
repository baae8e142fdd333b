package drsh.shell.line;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a command that prints data and therefore takes {@code --json}. The form of the data is described by a JSON
 * Schema among the resources, {@code /drsh/json/<command>.schema.json} with hyphens between the command's words; a test
 * compares the two.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PrintsData {

    /** The version of the form: one more when a field goes away or changes its meaning, not when one is added. */
    int version() default 1;
}
