package io.bindery.admin.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Locale;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Makes what nobody can guess. */
final class Secrets {

    /** 32 digits of five bits each: 160 bits. */
    private static final int DIGITS = 32;

    private static final int BITS_PER_DIGIT = 5;
    private static final int RSA_BITS = 3072;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 32 random characters of 0-9 and a-v: 160 bits, nothing that a shell or an address would change. */
    static String text() {
        String digits = new BigInteger(DIGITS * BITS_PER_DIGIT, RANDOM).toString(1 << BITS_PER_DIGIT);
        return "0".repeat(DIGITS - digits.length()) + digits.toLowerCase(Locale.ROOT);
    }

    /** A new key pair for SSH. */
    static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS, RANDOM);
        return generator.generateKeyPair();
    }

    /** The private key as {@code ssh} reads it from a file. */
    static String privateKeyFile(KeyPair pair) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "bindery console", null, out);
        return out.toString(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** The public key as one line of {@code authorized_keys}: type, key in Base64. */
    static String publicKeyLine(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic());
    }
}
