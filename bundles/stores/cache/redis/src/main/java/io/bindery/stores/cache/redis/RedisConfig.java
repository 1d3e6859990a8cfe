package io.bindery.stores.cache.redis;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which Redis carries the signals; PID {@code io.bindery.stores.cache.redis}. Without such a configuration PostgreSQL carries them. */
@ObjectClassDefinition(
        id = "io.bindery.stores.cache.redis",
        name = "Bindery Redis",
        description =
                "The Redis by which all nodes hear at once of what has changed; without it they hear by PostgreSQL")
@interface RedisConfig {

    @AttributeDefinition(
            description =
                    "The server's address, e.g. redis://redis.example.org:6379, or rediss:// for TLS; no password in it.")
    String uri();

    @AttributeDefinition(description = "The user, if the server has users; empty for its default user.")
    String username() default "";

    @AttributeDefinition(
            description = "The password; better: name a file in passwordFile. Empty if none is asked for.",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(description = "A file whose first line is the password; goes before the password above.")
    String passwordFile() default "";

    @AttributeDefinition(
            description =
                    "The channel of the signals: the same on all nodes of a platform, another one for each platform on the server.")
    String channel() default "bindery:changes";

    @AttributeDefinition(description = "How long a connection may take to be made, in milliseconds.", min = "1")
    long connectMillis() default 3_000;

    @AttributeDefinition(description = "How long the server may take to answer, in milliseconds.", min = "1")
    long answerMillis() default 3_000;

    @AttributeDefinition(
            description = "How long to wait at most before it is tried again to connect, in milliseconds.",
            min = "100")
    long reconnectMillis() default 5_000;
}
