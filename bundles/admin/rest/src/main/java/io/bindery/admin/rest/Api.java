package io.bindery.admin.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.ws.rs.ext.ContextResolver;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.message.GZipEncoder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;

/** The API as Jersey serves it: the resources, and what stands before and behind them. */
final class Api extends ResourceConfig {

    /** Warns of each resource that is an object that it is no provider. */
    private static final Logger TALKATIVE = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    /** Classes of resources; the description of the API is made of them. */
    static final List<Class<?>> RESOURCES = List.of(
            JobsResource.class,
            FilesResource.class,
            BooksResource.class,
            MetadataResource.class,
            JobCoverResource.class,
            BookCoverResource.class,
            PlatformResource.class,
            UpkeepResource.class,
            DescriptionResource.class,
            SessionResource.class,
            UsersResource.class,
            TokensResource.class,
            PublishersResource.class,
            AuditResource.class,
            StatsResource.class,
            PluginSettingsResource.class,
            EnrichmentResource.class);

    /** What servlets of their own answer, for the description. */
    static final List<Class<?>> BESIDE = List.of(EventsResource.class, UploadsResource.class);

    Api(Platform platform, Access access) {
        TALKATIVE.setLevel(Level.SEVERE);
        registerInstances(
                new JobsResource(platform),
                new FilesResource(platform),
                new BooksResource(platform),
                new MetadataResource(platform),
                new JobCoverResource(platform),
                new BookCoverResource(platform),
                new PlatformResource(platform),
                new UpkeepResource(platform),
                new DescriptionResource(),
                new SessionResource(platform, access),
                new UsersResource(platform, access),
                new TokensResource(platform),
                new PublishersResource(platform),
                new AuditResource(platform),
                new StatsResource(platform),
                new PluginSettingsResource(platform),
                new EnrichmentResource(platform),
                new Cors(access.origins()),
                new AuditTrail(platform),
                new Login(access),
                new Turnstile(),
                new Headers(),
                new OneMapper());
        register(Problems.class);
        register(BreakOff.class);
        register(RolesAllowedDynamicFeature.class);
        register(JacksonFeature.withoutExceptionMappers());
        register(GZipEncoder.class);
        // the API takes and gives JSON and bytes: no XML, no pictures
        property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        // only what is named here is there, whatever else lies on the class path
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    }

    /** Gives Jersey {@link #MAPPER}. */
    private static final class OneMapper implements ContextResolver<ObjectMapper> {
        @Override
        public ObjectMapper getContext(Class<?> type) {
            return MAPPER;
        }
    }

    /** Times as ISO 8601 has them; what is null is there all the same. */
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
}
