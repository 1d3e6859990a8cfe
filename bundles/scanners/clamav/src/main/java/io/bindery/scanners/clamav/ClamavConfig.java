package io.bindery.scanners.clamav;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the ClamAV daemon is; PID {@code io.bindery.scanners.clamav}. Without such a configuration nothing is scanned. */
@ObjectClassDefinition(
        id = "io.bindery.scanners.clamav",
        name = "Bindery ClamAV scanner",
        description = "Has each book looked through by a ClamAV daemon (clamd) before anything opens it")
@interface ClamavConfig {

    @AttributeDefinition(
            description = "The daemon's socket: unix:/run/clamav/clamd.ctl, or host:port. clamd has no passwords and no"
                    + " encryption: a port belongs on this machine or a network of its own.")
    String address() default "unix:/run/clamav/clamd.ctl";

    @AttributeDefinition(
            description =
                    "The largest book that is sent to the daemon, in bytes; 0: the daemon's own StreamMaxLength decides.")
    long maxBytes() default 0;

    @AttributeDefinition(
            description =
                    "What becomes of a book that is too large for the daemon: reject, or accept with a warning among its"
                            + " findings.")
    String tooLarge() default "reject";

    @AttributeDefinition(
            description =
                    "How long the daemon may neither take nor send anything, in milliseconds, before it counts as away.")
    long silenceMillis() default 120_000;
}
