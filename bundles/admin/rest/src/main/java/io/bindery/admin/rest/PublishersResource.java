package io.bindery.admin.rest;

import io.bindery.admin.rest.AccessJson.Publisher;
import io.bindery.admin.rest.AccessJson.PublisherList;
import io.bindery.admin.rest.access.Caller;
import io.bindery.admin.rest.access.Roles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.TreeSet;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;

/** {@code /api/v1/publishers}. */
@Path("/publishers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "publishers", description = "Whose books there are")
public final class PublishersResource {

    private final Platform platform;

    PublishersResource(Platform platform) {
        this.platform = platform;
    }

    /** The publishers that the caller works with. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List the publishers that the caller works with")
    public PublisherList list(@Context SecurityContext security) {
        Caller caller = (Caller) security.getUserPrincipal();
        Collection<String> names =
                caller.seesAll() ? platform.statistics().publishers() : new TreeSet<>(caller.publishers());
        return new PublisherList(names.stream().map(Publisher::new).toList());
    }
}
