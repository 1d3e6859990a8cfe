package io.bindery.prose;

import java.util.regex.Pattern;

/** What addresses in documents lead to. */
public final class Addresses {

    /** Also the two ways to write a Windows share, bare and as a file address. */
    private static final Pattern NETWORK = Pattern.compile(
            "(?i)(https?|ftp|smb|mhtml|dav|davs):.*|[\\\\/]{2}[^\\\\/].*|file:(//[^/\\\\].*|/{4,}[^/].*|/{0,3}\\\\\\\\.*)",
            Pattern.DOTALL);

    private static final Pattern OUTSIDE = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:.*|[\\\\/].*", Pattern.DOTALL);
    private static final int SHOWN = 200;

    private Addresses() {}

    /** Whether it lies on another machine. */
    public static boolean network(String address) {
        return NETWORK.matcher(address.strip()).matches();
    }

    /** Whether it lies outside of the book: it has a scheme, or begins at a root. */
    public static boolean outside(String address) {
        return OUTSIDE.matcher(address.strip()).matches();
    }

    /** The text, or as much of it as a finding should show. */
    public static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
