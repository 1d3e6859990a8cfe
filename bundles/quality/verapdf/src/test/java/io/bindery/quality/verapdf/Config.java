package io.bindery.quality.verapdf;

import java.lang.annotation.Annotation;

/** A configuration for tests. */
record Config(String flavours, String unclaimedFlavours, boolean reject, int seconds, int megabytes)
        implements VeraPdfConfig {

    static final Config DEFAULT = new Config("", "", false, 120, 512);

    Config unclaimed(String other) {
        return new Config(flavours, other, reject, seconds, megabytes);
    }

    Config rejecting() {
        return new Config(flavours, unclaimedFlavours, true, seconds, megabytes);
    }

    Config within(int otherSeconds, int otherMegabytes) {
        return new Config(flavours, unclaimedFlavours, reject, otherSeconds, otherMegabytes);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return VeraPdfConfig.class;
    }
}
