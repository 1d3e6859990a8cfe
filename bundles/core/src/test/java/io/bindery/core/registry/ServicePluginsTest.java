package io.bindery.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.core.guard.GuardConfig;
import io.bindery.core.plugins.PluginInfo;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Services of a real framework that come, go, and lie about themselves. */
class ServicePluginsTest {

    private static final MetadataEnricher ENRICHER = (book, known, context) -> MetadataPatch.EMPTY;

    private static final Map<String, Object> NOTHING = Map.of();

    @TempDir
    private Path home;

    private Framework framework;
    private BundleContext context;
    private ServicePlugins plugins;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "bindery.home",
                        home.toString(),
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.start();
        context = framework.getBundleContext();
        plugins = new ServicePlugins(context, Annotations.of(GuardConfig.class, NOTHING));
    }

    @Test
    void what_is_switched_off_does_not_take_part_until_it_is_switched_on_also_after_a_restart() throws Exception {
        register(MetadataEnricher.class, ENRICHER, "one", 1);
        register(MetadataEnricher.class, ENRICHER, "two", 0);
        AtomicInteger changes = new AtomicInteger();
        plugins.onChange(changes::incrementAndGet);

        assertThat(plugins.switchTo("one", false)).isEqualTo(1);
        assertThat(changes).hasValue(1);
        assertThat(plugins.switchTo("one", false)).isEqualTo(1);
        assertThat(changes).as("it was off already").hasValue(1);
        assertThat(plugins.has("one")).isFalse();
        assertThat(plugins.all(MetadataEnricher.class)).extracting(Plugin::name).containsExactly("two");
        assertThat(plugins.list()).extracting(PluginInfo::state).containsExactly("disabled", "active");

        plugins.close();
        plugins = new ServicePlugins(context, Annotations.of(GuardConfig.class, NOTHING));
        assertThat(plugins.all(MetadataEnricher.class)).extracting(Plugin::name).containsExactly("two");

        assertThat(plugins.switchTo("one", true)).isEqualTo(1);
        assertThat(plugins.all(MetadataEnricher.class)).extracting(Plugin::name).containsExactly("one", "two");
        assertThat(plugins.switchTo("nobody", false)).isZero();
        plugins.close();
        plugins = new ServicePlugins(context, Annotations.of(GuardConfig.class, NOTHING));
        assertThat(plugins.all(MetadataEnricher.class)).hasSize(2);
    }

    @AfterEach
    void stop() throws Exception {
        plugins.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private <T> ServiceRegistration<T> register(Class<T> spi, T service, String name, int ranking) {
        return context.registerService(
                spi, service, new Hashtable<>(Map.of("bindery.plugin", name, Constants.SERVICE_RANKING, ranking)));
    }

    /** A handler that answers so when it is asked for its types. */
    private record Handler(Supplier<Set<MediaType>> types) implements FormatHandler {
        @Override
        public Set<MediaType> mediaTypes() {
            return types.get();
        }

        @Override
        public ValidationReport validate(BookContent book, StepContext context) {
            return new ValidationReport(List.of());
        }

        @Override
        public MetadataPatch extractMetadata(BookContent book, StepContext context) {
            return MetadataPatch.EMPTY;
        }
    }

    private void takesNoPart(Supplier<Set<MediaType>> types) {
        register(FormatHandler.class, new Handler(types), "liar", 0);
        assertThat(plugins.all(FormatHandler.class)).isEmpty();
        register(FormatHandler.class, new Handler(() -> Set.of(new MediaType("text/book"))), "honest", 0);
        assertThat(plugins.formatHandler(new MediaType("text/book")))
                .map(Plugin::name)
                .contains("honest");
    }

    @Test
    void a_handler_whose_types_throw_takes_no_part() {
        takesNoPart(() -> {
            throw new IllegalStateException("not telling");
        });
    }

    @Test
    void nor_one_that_throws_an_error() {
        takesNoPart(() -> {
            throw new NoClassDefFoundError("lost/Library");
        });
    }

    @Test
    @SuppressWarnings("NullAway") // the point
    void nor_one_without_types() {
        takesNoPart(() -> null);
    }

    @Test
    void nor_one_with_no_type() {
        takesNoPart(Set::of);
    }

    @Test
    @SuppressWarnings("NullAway") // the point
    void nor_one_with_a_type_that_is_null() {
        takesNoPart(() -> Collections.singleton(null));
    }

    @Test
    void a_handler_is_asked_once_and_cannot_change_its_mind() {
        AtomicInteger asked = new AtomicInteger();
        var registration = register(
                FormatHandler.class,
                new Handler(() -> Set.of(new MediaType("text/no-" + asked.incrementAndGet()))),
                "fickle",
                0);
        registration.setProperties(new Hashtable<>(Map.of("bindery.plugin", "fickle", "option", "new")));
        assertThat(plugins.all(FormatHandler.class))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.handles()).containsExactly("text/no-1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_service_that_cannot_be_had_takes_no_part() {
        context.registerService(
                MetadataEnricher.class.getName(),
                new ServiceFactory<MetadataEnricher>() {
                    @Override
                    public MetadataEnricher getService(
                            org.osgi.framework.Bundle bundle, ServiceRegistration<MetadataEnricher> registration) {
                        throw new IllegalStateException("not today");
                    }

                    @Override
                    public void ungetService(
                            org.osgi.framework.Bundle bundle,
                            ServiceRegistration<MetadataEnricher> registration,
                            MetadataEnricher service) {}
                },
                null);
        register(MetadataEnricher.class, ENRICHER, "honest", 0);
        assertThat(plugins.all(MetadataEnricher.class)).extracting(Plugin::name).containsExactly("honest");
    }

    @Test
    void of_two_with_one_name_only_the_first_takes_part_and_the_other_takes_over_when_it_goes() {
        register(MetadataEnricher.class, ENRICHER, "twin", 1);
        var first = register(MetadataEnricher.class, ENRICHER, "twin", 2);
        assertThat(plugins.all(MetadataEnricher.class))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.ranking()).isEqualTo(2));
        assertThat(plugins.list()).extracting(PluginInfo::state).containsExactlyInAnyOrder("active", "shadowed");
        first.unregister();
        assertThat(plugins.all(MetadataEnricher.class))
                .singleElement()
                .satisfies(plugin -> assertThat(plugin.ranking()).isEqualTo(1));
        assertThat(plugins.list()).extracting(PluginInfo::state).containsExactly("active");
    }

    @Test
    void a_plugin_is_reset_by_its_name_and_nobody_else_is() {
        register(MetadataEnricher.class, ENRICHER, "one", 0);
        assertThat(plugins.reset("one")).isEqualTo(1);
        assertThat(plugins.reset("nobody")).isZero();
        assertThat(plugins.has("one")).isTrue();
        assertThat(plugins.has("nobody")).isFalse();
    }
}
