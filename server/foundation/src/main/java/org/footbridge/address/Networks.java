package org.footbridge.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of IP networks in CIDR notation, such as those of the trusted proxies.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, 3.1 CIDR notation</a>
 */
public final class Networks {
    /** Matches IP literals, so that no name server is queried. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Network> networks;

    /** @param networks addresses such as {@code 127.0.0.1}, or blocks of them such as {@code 10.0.0.0/8} */
    public Networks(List<String> networks) {
        List<Network> read = new ArrayList<>();
        for (String network : networks) {
            read.add(Network.parse(network)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + network + "' is no IP address such as 127.0.0.1 and no block such as 10.0.0.0/8")));
        }
        this.networks = List.copyOf(read);
    }

    private record Network(byte[] address, int bits) {
        static Optional<Network> parse(String text) {
            int slash = text.indexOf('/');
            Optional<byte[]> address = bytes(slash < 0 ? text : text.substring(0, slash));
            int most = address.map(bytes -> bytes.length * Byte.SIZE).orElse(0);
            String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
            return address.filter(bytes -> bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most)
                    .map(bytes -> new Network(bytes, Integer.parseInt(bits)));
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether {@code address}, an IP address, is one of them. */
    public boolean contains(String address) {
        return bytes(address)
                .filter(bytes -> networks.stream().anyMatch(network -> network.contains(bytes)))
                .isPresent();
    }

    /** The bytes of an IP address; empty if {@code text} is none. */
    public static Optional<byte[]> bytes(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        try {
            return LITERAL.matcher(plain).matches()
                    ? Optional.of(InetAddress.getByName(plain).getAddress())
                    : Optional.empty();
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
