package org.footbridge.address;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The original request as trusted proxies report it: in {@code Forwarded}, or otherwise in {@code X-Forwarded-Proto},
 * {@code -Host}, {@code -Port} and {@code -Prefix}. In a chain of proxies, the value that the outermost trusted proxy has
 * set is used; values from an untrusted proxy or from the client are ignored.
 *
 * @param scheme http or https; empty if it is not reported
 * @param authority the host and port; empty if it is not reported
 * @param client the IP address of the client; empty if it is not reported
 * @param prefix the part that proxies removed from the beginning of the path; empty if there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7239">RFC 7239 Forwarded</a>
 */
public record ForwardedRequest(
        Optional<String> scheme, Optional<Authority> authority, Optional<String> client, String prefix) {
    private static final ForwardedRequest NOT =
            new ForwardedRequest(Optional.empty(), Optional.empty(), Optional.empty(), "");
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",;\\s]*))\\s*([;,]|$)");

    private static final Pattern NODE = Pattern.compile("\\[([^]]*)](?::.*)?|([^:]*)(?::[^:]*)?|(.*)");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*/?");

    /**
     * Reads the headers of a request.
     *
     * @param headers returns all values of a header
     * @param sender the address from which the request came
     * @throws Problem VALUE if the header of a trusted proxy is malformed
     */
    public static ForwardedRequest of(Function<String, List<String>> headers, String sender, Networks proxies) {
        if (proxies.isEmpty() || !proxies.contains(sender)) {
            return NOT;
        }
        List<String> standard = headers.apply("Forwarded");
        if (!standard.isEmpty()) {
            List<Map<String, String>> elements = elements(String.join(",", standard));
            List<String> senders = elements.stream()
                    .map(element -> element.getOrDefault("for", ""))
                    .toList();
            int hops = hops(senders, proxies);
            Map<String, String> said = outermost(elements, hops).orElse(Map.of());
            return read(
                    client(senders, hops),
                    Optional.ofNullable(said.get("proto")),
                    Optional.ofNullable(said.get("host")),
                    Optional.empty(),
                    "");
        }
        List<String> senders = values(headers, "X-Forwarded-For");
        int hops = hops(senders, proxies);
        return read(
                client(senders, hops),
                outermost(values(headers, "X-Forwarded-Proto"), hops),
                outermost(values(headers, "X-Forwarded-Host"), hops),
                outermost(values(headers, "X-Forwarded-Port"), hops),
                outermost(values(headers, "X-Forwarded-Prefix"), hops).orElse(""));
    }

    /** A proxy may give a name of its own in place of the address. */
    private static Optional<String> client(List<String> senders, int hops) {
        return outermost(senders, hops)
                .map(ForwardedRequest::address)
                .filter(address -> Networks.bytes(address).isPresent());
    }

    private static ForwardedRequest read(
            Optional<String> client,
            Optional<String> proto,
            Optional<String> host,
            Optional<String> port,
            String prefix) {
        Optional<String> scheme = proto.map(text -> text.toLowerCase(Locale.ROOT));
        scheme.filter(text -> !text.equals("http") && !text.equals("https")).ifPresent(text -> {
            throw unreadable("the protocol", text);
        });
        Optional<Authority> authority =
                host.map(text -> Authority.parse(text).orElseThrow(() -> unreadable("the host", text)));
        Optional<Authority> whole = port.isEmpty()
                ? authority
                : authority.map(one -> one.port().isPresent() ? one : one.at(number(port.get())));
        if (!PREFIX.matcher(prefix).matches()) {
            throw unreadable("the prefix", prefix);
        }
        return new ForwardedRequest(
                scheme, whole, client, prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    private static OptionalInt number(String port) {
        return Authority.parse("localhost:" + port)
                .map(Authority::port)
                .filter(OptionalInt::isPresent)
                .orElseThrow(() -> unreadable("the port", port));
    }

    private static List<String> values(Function<String, List<String>> headers, String name) {
        return headers.apply(name).stream()
                .flatMap(header -> Splitter.on(',').trimResults().splitToStream(header))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * Returns the number of trusted proxies at the end of {@code senders}, which is the number of further entries to trust.
     */
    private static int hops(List<String> senders, Networks proxies) {
        int hops = 0;
        while (hops < senders.size() && proxies.contains(address(senders.get(senders.size() - 1 - hops)))) {
            hops++;
        }
        return hops;
    }

    /** The address in {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711} or {@code 2001:db8::1}. */
    private static String address(String node) {
        Matcher form = NODE.matcher(node);
        if (!form.matches()) {
            return "";
        }
        return form.group(1) != null ? form.group(1) : form.group(2) != null ? form.group(2) : form.group(3);
    }

    private static <T> Optional<T> outermost(List<T> said, int hops) {
        return said.isEmpty() ? Optional.empty() : Optional.of(said.get(Math.max(0, said.size() - 1 - hops)));
    }

    /** The elements of {@code Forwarded}, of a proxy each. */
    private static List<Map<String, String>> elements(String header) {
        List<Map<String, String>> elements = new ArrayList<>();
        Map<String, String> element = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(header);
        int end = 0;
        while (end < header.length()) {
            if (!pair.find(end) || pair.start() != end) {
                throw unreadable("the header Forwarded", header);
            }
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2).replaceAll("\\\\(.)", "$1");
            element.put(pair.group(1).toLowerCase(Locale.ROOT), value);
            if (!pair.group(4).equals(";")) {
                elements.add(element);
                element = new LinkedHashMap<>();
            }
            end = pair.end();
        }
        return elements;
    }

    private static Problem unreadable(String what, String found) {
        return new Problem(
                ProblemKind.VALUE,
                "A proxy (footbridge.trusted-proxies) gives " + what + " as '"
                        + (found.length() > 70 ? found.substring(0, 70) + "…" : found) + "', which cannot be read.");
    }
}
