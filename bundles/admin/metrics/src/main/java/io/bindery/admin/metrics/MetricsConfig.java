package io.bindery.admin.metrics;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration {@code io.bindery.admin.metrics}. */
@ObjectClassDefinition(name = "Bindery: metrics", description = "Who may read /metrics, and how often it is measured")
@interface MetricsConfig {

    @AttributeDefinition(
            name = "Open",
            description = "Whether /metrics answers without a token; else it wants the one of secrets/metrics-token")
    boolean open() default false;

    @AttributeDefinition(
            name = "Refresh",
            description = "How many seconds lie between two looks at the stores and the parts",
            min = "1")
    int refreshSeconds() default 10;

    @AttributeDefinition(
            name = "Sizes",
            description = "How many minutes lie between two measurements of the data folder",
            min = "1")
    int sizesMinutes() default 15;
}
