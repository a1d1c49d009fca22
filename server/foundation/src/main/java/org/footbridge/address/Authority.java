package org.footbridge.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host of a URL and its port.
 *
 * @param host in lower case without a dot at its end; an IPv6 address stands in brackets
 * @param port 1 to 65535; empty for that of the scheme
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2">RFC 3986, 3.2</a>
 */
public record Authority(String host, OptionalInt port) {
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\\.?|\\[[0-9a-f:.]+])(?::(\\d{0,5}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(?:\\." + OCTET + "){3}");
    private static final int PORT_MAX = 65_535;

    /** Reads {@code host} or {@code host:port}; empty if {@code text} is neither, or names a user. */
    public static Optional<Authority> parse(String text) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = form.group(1).endsWith(".")
                ? form.group(1).substring(0, form.group(1).length() - 1)
                : form.group(1);
        String port = Optional.ofNullable(form.group(2)).orElse("");
        if (port.isEmpty()) {
            return Optional.of(new Authority(host, OptionalInt.empty()));
        }
        int number = Integer.parseInt(port);
        return number < 1 || number > PORT_MAX
                ? Optional.empty()
                : Optional.of(new Authority(host, OptionalInt.of(number)));
    }

    /**
     * Whether the host is this machine and nothing else. No name server is asked: an attacker could answer in its place.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6.3">RFC 6761, 6.3 localhost</a>
     */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || LOOPBACK_IPV4.matcher(host).matches()
                || (host.startsWith("[") && isLoopbackIpv6(host));
    }

    private static boolean isLoopbackIpv6(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    /** Returns the same host with the port {@code other}. */
    Authority at(OptionalInt other) {
        return new Authority(host, other);
    }

    /** The port, also if it is not written because it is that of {@code scheme}. */
    int port(String scheme) {
        return port.orElse(scheme.equals("https") ? 443 : 80);
    }

    /** Returns the authority as written in a URL of {@code scheme}, without the default port. */
    String text(String scheme) {
        boolean usual =
                port.isEmpty() || port.getAsInt() == at(OptionalInt.empty()).port(scheme);
        return usual ? host : host + ":" + port.getAsInt();
    }
}
