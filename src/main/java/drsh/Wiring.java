package drsh;

import drsh.shell.ShellWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the parts of drsh together. All beans are lazy: what a command does not need is not built. */
@Configuration(proxyBeanMethods = false)
@Import(ShellWiring.class)
class Wiring {

    /** For the build alone, whose step Spring AOT looks at the application that this starts and writes it down. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.run(args);
    }
}
