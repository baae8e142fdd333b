package drsh;

import drsh.shell.ShellWiring;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the parts of drsh together. All beans are lazy: what a command does not need is not built. */
@Configuration(proxyBeanMethods = false)
@Import(ShellWiring.class)
class Wiring {}
