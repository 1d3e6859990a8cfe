package io.bindery.stores.blobs.s3;

import io.bindery.testservers.S3Server;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations as the platform would make them. */
final class Configs {

    private Configs() {}

    static S3BlobsConfig of(S3Server server, String bucket, Map<String, Object> others) {
        return at(server.endpoint().toString(), bucket, others);
    }

    static S3BlobsConfig at(String endpoint, String bucket, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "bucket",
                bucket,
                "endpoint",
                endpoint,
                "pathStyle",
                true,
                "accessKeyId",
                S3Server.KEY,
                "secretAccessKey",
                S3Server.SECRET));
        values.putAll(others);
        return (S3BlobsConfig) Proxy.newProxyInstance(
                Configs.class.getClassLoader(),
                new Class<?>[] {S3BlobsConfig.class},
                (proxy, method, none) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
