package io.bindery.stores.blobs.s3;

import io.bindery.api.store.StoredBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts 128 MiB into a bucket and reads them again, with less memory than that. */
final class BigPut {

    private BigPut() {}

    public static void main(String[] args) throws Exception {
        try (S3Client client = Client.of(Configs.at(args[0], "books", Map.of()));
                FileBlobStore local = new FileBlobStore(Path.of(args[1]))) {
            client.createBucket(request -> request.bucket("books"));
            S3BlobStore store = new S3BlobStore(new Bucket(client, "books", "", 16 << 20), local, 0);
            InputStream zeros = new InputStream() {
                private int left = 128 << 20;

                @Override
                public int read() {
                    return left-- > 0 ? 0 : -1;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    int given = Math.min(left, length);
                    java.util.Arrays.fill(buffer, offset, offset + given, (byte) 0);
                    left -= given;
                    return given == 0 ? -1 : given;
                }
            };
            StoredBlob blob = store.put(zeros);
            local.deleteIfUntouchedSince(blob.sha256(), Instant.MAX);
            try (InputStream bytes = store.open(blob.sha256())) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            System.out.println(blob.sha256());
        }
    }
}
