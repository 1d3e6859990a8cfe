package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Stores;
import io.bindery.api.feed.MetadataExport;
import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobStatistics;
import io.bindery.api.store.RefreshTokens;
import io.bindery.core.enrichment.Enrichment;
import io.bindery.core.formats.FormatRegistry;
import io.bindery.core.health.Health;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.metadata.BookEditor;
import io.bindery.core.plugins.PluginRegistry;
import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.Upkeep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.MetaTypeService;

/**
 * The services that the API stands on. They come and go; the API stays and says which one is away. Safe for use by
 * several threads.
 */
@Component(service = Platform.class)
public final class Platform implements Stores {

    private static final String HOME = "bindery.home";

    private final Path home;
    private final String version;
    private final Instant startedAt = Instant.now();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Jobs jobs;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable PluginRegistry plugins;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Health health;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Catalogue catalogue;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Backups backups;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Upkeep upkeep;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable FormatRegistry formats;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable BookEditor editor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Enrichment enrichment;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Accounts accounts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AccessTokens accessTokens;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable RefreshTokens refreshTokens;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AuditLog audit;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable JobFeed feed;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable JobStatistics statistics;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            target = "(bindery.plugin=onix)")
    private volatile @Nullable MetadataExport onix;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable MetaTypeService metatype;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable ConfigurationAdmin configurations;

    private final @Nullable BundleContext bundles;

    /**
     * Learns where the data folder is.
     *
     * @throws IllegalStateException if {@code bindery.home} is not set
     */
    @Activate
    public Platform(BundleContext context) {
        String configured = context.getProperty(HOME);
        if (configured == null) {
            throw new IllegalStateException("the property " + HOME
                    + " is not set; start the platform with ./bindery up, or set it to the data folder");
        }
        home = Path.of(configured);
        bundles = context;
        version = context.getBundle().getVersion().toString();
    }

    /** For tests: with these services, those that are null being away. */
    Platform(
            Path home,
            String version,
            @Nullable Jobs jobs,
            @Nullable PluginRegistry plugins,
            @Nullable Health health,
            @Nullable Catalogue catalogue) {
        this(home, version, jobs, plugins, health, catalogue, null);
    }

    /** For tests: also with these bundles. */
    Platform(
            Path home,
            String version,
            @Nullable Jobs jobs,
            @Nullable PluginRegistry plugins,
            @Nullable Health health,
            @Nullable Catalogue catalogue,
            @Nullable BundleContext bundles) {
        this.bundles = bundles;
        this.home = home;
        this.version = version;
        this.jobs = jobs;
        this.plugins = plugins;
        this.health = health;
        this.catalogue = catalogue;
    }

    /** The folder of the platform's secrets. */
    Path secrets() {
        return home.resolve("secrets");
    }

    /** The data folder. */
    Path home() {
        return home;
    }

    String version() {
        return version;
    }

    Instant startedAt() {
        return startedAt;
    }

    Jobs jobs() {
        return there(jobs, "the job engine");
    }

    PluginRegistry plugins() {
        return there(plugins, "the plugin registry");
    }

    Health health() {
        return there(health, "the health check");
    }

    Catalogue catalogue() {
        return there(catalogue, "the catalogue");
    }

    Backups backups() {
        return there(backups, "the maker of backups");
    }

    Upkeep upkeep() {
        return there(upkeep, "the upkeep");
    }

    FormatRegistry formats() {
        return there(formats, "the registry of formats");
    }

    MetadataExport onix() {
        return there(onix, "the plugin that writes ONIX");
    }

    /** For tests: with this too. */
    Platform with(MetadataExport someExport) {
        onix = someExport;
        return this;
    }

    BookEditor editor() {
        return there(editor, "the editor of metadata");
    }

    /** For tests: with this too. */
    Platform with(BookEditor someEditor) {
        editor = someEditor;
        return this;
    }

    Enrichment enrichment() {
        return there(enrichment, "the enrichment of the catalogue");
    }

    /** For tests: with this too. */
    Platform with(Enrichment some) {
        enrichment = some;
        return this;
    }

    @Override
    public Accounts accounts() {
        return there(accounts, "the store of accounts");
    }

    @Override
    public AccessTokens accessTokens() {
        return there(accessTokens, "the store of tokens");
    }

    @Override
    public RefreshTokens refreshTokens() {
        return there(refreshTokens, "the store of logins");
    }

    AuditLog audit() {
        return there(audit, "the audit log");
    }

    JobFeed feed() {
        return there(feed, "the store of jobs");
    }

    JobStatistics statistics() {
        return there(statistics, "the store of jobs");
    }

    /** How plugins are configured. */
    PluginSettings settings() {
        return new PluginSettings(
                there(bundles, "the framework"),
                there(metatype, "the description of settings"),
                there(configurations, "the store of settings"),
                home.resolve("etc"));
    }

    /** For tests: with these too. */
    Platform with(MetaTypeService descriptions, ConfigurationAdmin settings) {
        metatype = descriptions;
        configurations = settings;
        return this;
    }

    /** For tests: with these too. */
    Platform with(Accounts some, AccessTokens tokens, RefreshTokens refreshes, AuditLog log) {
        accounts = some;
        accessTokens = tokens;
        refreshTokens = refreshes;
        audit = log;
        return this;
    }

    /** For tests: with these too. */
    Platform with(JobFeed someFeed, JobStatistics some) {
        feed = someFeed;
        statistics = some;
        return this;
    }

    /** For tests: with these too. */
    Platform with(FormatRegistry someFormats) {
        formats = someFormats;
        return this;
    }

    /** For tests: with these too. */
    Platform with(Backups someBackups, Upkeep someUpkeep) {
        backups = someBackups;
        upkeep = someUpkeep;
        return this;
    }

    /** The health check, if all services that the API needs are there. */
    Optional<Health> complete() {
        boolean complete = jobs != null && plugins != null && catalogue != null;
        return complete ? Optional.ofNullable(health) : Optional.empty();
    }

    private static <T> T there(@Nullable T service, String name) {
        if (service == null) {
            throw new ApiException(ApiError.STARTING, name + " is not there yet");
        }
        return service;
    }
}
