package drsh.shell;

import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

/**
 * The parts of the program, each built when it is first asked for. It is a factory without an application context
 * around it: a context prepares locales, events and caches, which takes longer than most commands.
 */
final class Beans implements AutoCloseable {

    /** How Spring AOT names the code that it makes of a wiring while the distribution is built. */
    private static final String WRITTEN = "__BeanFactoryRegistrations";

    private final DefaultListableBeanFactory factory = new DefaultListableBeanFactory();

    /**
     * Registers what a class declares or imports: by the code that the build has made of its annotations, else by
     * reading them.
     */
    Beans(Class<?> wiring) {
        // As a part among the others: to a dependency that is none, Spring gives a name that takes longer than the
        // part.
        factory.registerSingleton("beans", factory);
        try {
            Class<?> written = Class.forName(wiring.getName() + WRITTEN);
            written.getMethod("registerBeanDefinitions", DefaultListableBeanFactory.class)
                    .invoke(written.getDeclaredConstructor().newInstance(), factory);
            Distribution.current().commands().ifPresent(commands -> add(WrittenGroups.class, () -> commands));
        } catch (ClassNotFoundException e) {
            read(wiring);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Class<?> wiring) {
        new AnnotatedBeanDefinitionReader(factory).register(wiring);
        new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(factory);
        AutowiredAnnotationBeanPostProcessor constructors = new AutowiredAnnotationBeanPostProcessor();
        constructors.setBeanFactory(factory);
        factory.addBeanPostProcessor(constructors);
    }

    /** Adds one that is not declared. */
    <T> void add(Class<T> type, Supplier<T> supplier) {
        RootBeanDefinition definition = new RootBeanDefinition(type, supplier);
        factory.registerBeanDefinition(type.getName(), definition);
    }

    /** The one of this type. */
    <T> T get(Class<T> type) {
        return factory.getBean(type);
    }

    @Override
    public void close() {
        factory.destroySingletons();
    }
}
