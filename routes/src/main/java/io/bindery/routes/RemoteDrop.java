package io.bindery.routes;

import org.apache.camel.builder.RouteBuilder;

/** A place elsewhere from which books are taken; an OSGi service inside this bundle, one for each configuration. */
public interface RemoteDrop {

    /** The id of its one route. */
    String routeId();

    /** The route; made anew at each call. */
    RouteBuilder route();
}
