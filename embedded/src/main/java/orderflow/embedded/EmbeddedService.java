package orderflow.embedded;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import orderflow.embedded.broker.FreeSpace;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** One service as a Spring application beside its siblings, in a thread group of its own. */
final class EmbeddedService {

    private EmbeddedService() {}

    static ConfigurableApplicationContext start(String name, Class<?> application, int port, Settings settings) {
        CompletableFuture<ConfigurableApplicationContext> context = new CompletableFuture<>();
        Runnable run =
                () -> run(context, () -> application(application).run(arguments(name, port, settings, application)));
        new Thread(new ThreadGroup(name), run, name).start();
        try {
            return context.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(name + " cannot start: " + StartFailure.reason(e), e);
        }
    }

    private static <T> void run(CompletableFuture<T> future, Callable<T> work) {
        try {
            future.complete(work.call());
        } catch (Exception | Error e) { // whatever it is, somebody waits
            future.completeExceptionally(e);
        }
    }

    private static SpringApplication application(Class<?> source) {
        SpringApplication application = new SpringApplication(source);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false); // Orderflow stops services before brokers
        return application;
    }

    /** As arguments, because these come before the service's own application.yml. */
    private static String[] arguments(String name, int port, Settings settings, Class<?> source) {
        return properties(name, port, settings, source).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private static Map<String, Object> properties(String name, int port, Settings settings, Class<?> source) {
        Path database = settings.data().resolve(name).resolve("db");
        return Map.ofEntries(
                Map.entry("spring.config.location", location(configurationOf(source))),
                Map.entry("logging.structured.json.customizer", ServiceMember.class.getName()),
                Map.entry("server.port", port),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.datasource.url", "jdbc:h2:file:" + database + ";${orderflow.messaging.h2}"),
                Map.entry("spring.rabbitmq.host", "127.0.0.1"),
                Map.entry("spring.rabbitmq.port", settings.amqpPort()),
                Map.entry("spring.kafka.bootstrap-servers", "127.0.0.1:" + settings.kafkaPort()),
                Map.entry("management.health.diskspace.path", settings.data()),
                Map.entry("management.health.diskspace.threshold", FreeSpace.LEAST + "B"),
                Map.entry("orderflow.mail.directory", settings.mail()),
                Map.entry("orderflow.payment-service.url", "http://127.0.0.1:" + settings.paymentPort()));
    }

    /** Spring Boot takes it for several, or for a placeholder, where one of these characters is in the path. */
    private static String location(URL configuration) {
        return configuration.toString().replace(",", "%2C").replace(";", "%3B").replace("$", "%24");
    }

    /** Each service's jar has an application.yml; on the common class path they hide each other. */
    private static URL configurationOf(Class<?> source) {
        try {
            URL jar = source.getProtectionDomain().getCodeSource().getLocation();
            String base = jar.toString();
            return new URL(base.endsWith("/") ? base + "application.yml" : "jar:" + base + "!/application.yml");
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no configuration beside " + source, e);
        }
    }
}
