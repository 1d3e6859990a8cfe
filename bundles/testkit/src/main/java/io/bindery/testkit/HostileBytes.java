package io.bindery.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Bytes that every plugin must stand. */
final class HostileBytes {

    private HostileBytes() {}

    /** By name: nothing, garbage, and the given good file cut off, damaged and with a tail. */
    static Map<String, byte[]> around(byte[] good) {
        Random random = new Random(42);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        byte[] damaged = good.clone();
        for (int i = 0; i < Math.max(1, damaged.length / 200); i++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("nothing", new byte[0]);
        all.put("one byte", new byte[] {'P'});
        all.put("zeroes", new byte[4_096]);
        all.put("noise", noise);
        all.put("text", "It was a dark and stormy night. ".repeat(100).getBytes(StandardCharsets.UTF_8));
        all.put("only the start", Arrays.copyOf(good, Math.min(good.length, 40)));
        all.put("half of it", Arrays.copyOf(good, good.length / 2));
        all.put("all but the last byte", Arrays.copyOf(good, good.length - 1));
        all.put("only the second half", Arrays.copyOfRange(good, good.length / 2, good.length));
        all.put("damaged", damaged);
        all.put("noise after it", concat(good, noise));
        return all;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
