package drsh.shell.line;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Marks a class that holds the commands of one group. It is built when one of its commands runs, so that its
 * collaborators cost the others nothing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface CommandGroup {

    /** The group's name: for most groups the first word of its commands. */
    String name();

    /** What the group is about, for help: a few words. */
    String description();
}
