package io.bindery.routes.sftp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A folder of an SFTP server into which a publisher puts books; factory PID {@code io.bindery.routes.sftp}. */
@ObjectClassDefinition(
        id = "io.bindery.routes.sftp",
        name = "Bindery intake by SFTP",
        description = "Takes books out of a folder of an SFTP server, one configuration for each publisher")
@interface SftpDropConfig {

    @AttributeDefinition(description = "The publisher whose books these are.")
    String publisher();

    @AttributeDefinition(description = "The server's name or address.")
    String host();

    @AttributeDefinition(description = "The server's port.")
    int port() default 22;

    @AttributeDefinition(
            description =
                    "The server's own key: type and base64, e.g. ssh-ed25519 AAAA…, as ssh-keyscan shows it. Compare it with what"
                            + " the server's operator says. Another key is not talked to.")
    String hostKey();

    @AttributeDefinition(
            description =
                    "The folder, from where a login begins; the user must be allowed to write there. What lies deeper is left"
                            + " alone.")
    String folder() default ".";

    @AttributeDefinition(description = "Who logs in.")
    String user();

    @AttributeDefinition(
            description = "The user's password; better: name a file in passwordFile, or log in by key.",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(description = "A file whose first line is the password; goes before the password above.")
    String passwordFile() default "";

    @AttributeDefinition(description = "The file of a private key (OpenSSH or PEM) to log in with; empty for none.")
    String privateKeyFile() default "";

    @AttributeDefinition(description = "A file whose first line opens the private key; empty if it is not closed.")
    String passphraseFile() default "";

    @AttributeDefinition(
            description = "How long to wait when the folder was looked through, in milliseconds.",
            min = "100")
    long pollMillis() default 5_000;

    @AttributeDefinition(description = "How long a file must not have changed to count as arrived, in milliseconds.")
    long settleMillis() default 10_000;

    @AttributeDefinition(description = "How long a connection may take to be made, in milliseconds.")
    int connectMillis() default 10_000;

    @AttributeDefinition(description = "How long the server may be silent, in milliseconds.")
    int silenceMillis() default 60_000;
}
