package org.footbridge.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides to which addresses the server may send requests of its own. Private, link-local and other special addresses are refused unless the operator
 * allows them: a client could otherwise have the server call services that only the server can reach (SSRF).
 *
 * @param allowed the special addresses that are allowed
 * @param setting the name of the setting that allows them
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA special-purpose addresses</a>
 */
public record EndpointAddresses(Networks allowed, String setting) {
    private static final Networks SPECIAL = new Networks(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8"));

    /** Matches IP addresses and names of this machine, for which no name server is asked. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9.]+|\\[.*]|(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);

    /** A host that ends in a number is an IPv4 address, which programs read in different ways unless it is written like this. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    /** The same as {@link #obstacle}, as far as it can be told without a name server: names are looked up when something is sent. */
    public Optional<String> evident(URI endpoint) {
        String host = endpoint.getHost();
        return LITERAL.matcher(host).matches() || NUMERIC.matcher(host).matches()
                ? obstacle(endpoint)
                : Optional.empty();
    }

    /**
     * The reason why nothing is sent to {@code endpoint}, all of whose addresses must be allowed; empty if it may be. Java caches the
     * addresses for 30 s, so a request that is sent at once goes to one of them.
     */
    public Optional<String> obstacle(URI endpoint) {
        String host = endpoint.getHost();
        if (NUMERIC.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            return Optional.of(
                    "The host of the endpoint must be a name, or an address such as 192.0.2.1 or [2001:db8::1].");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            for (InetAddress address : InetAddress.getAllByName(bare)) {
                String ip = address.getHostAddress().replaceAll("%.*", "");
                if (SPECIAL.contains(ip) && !allowed.contains(ip)) {
                    return Optional.of("The endpoint has an address in a private or special network, which the operator"
                            + " has to allow (" + setting + ").");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("The host of the endpoint has no address.");
        }
    }
}
