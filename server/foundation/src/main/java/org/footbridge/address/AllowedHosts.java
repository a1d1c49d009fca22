package org.footbridge.address;

import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The hosts for which this server accepts requests: the loopback names of this machine, and the host of
 * {@code footbridge.base-url}. This prevents DNS rebinding, in which a web page lets its own name resolve to the loopback
 * interface and reaches the server through the browser of a user.
 *
 * @param ofBaseUrl the authority of the base URL; empty if the operator has set none
 * @param origins of the web pages that may write, besides those of the hosts
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110, 15.5.20 421 Misdirected Request</a>
 */
public record AllowedHosts(Optional<Authority> ofBaseUrl, Set<String> origins) {
    private static final int SHOWN_MAX = 70;

    /**
     * The host of a request, from its {@code Host} header.
     *
     * @throws Problem MISDIRECTED if the server does not answer for it
     */
    public Authority require(String header) {
        return Authority.parse(header)
                .filter(this::isAllowed)
                .orElseThrow(() -> new Problem(
                        ProblemKind.MISDIRECTED,
                        "This server does not accept requests for the host '" + shown(header) + "', but for "
                                + inWords() + " (footbridge.base-url)."));
    }

    /**
     * Refuses a write from a web page of another host.
     *
     * @param origin the {@code Origin} header
     * @param asked the host that the client asked for, as a trusted proxy says
     * @throws Problem FORBIDDEN if the page is neither of {@code asked} nor of a host that the server answers for, nor of a named origin
     */
    public void requireOrigin(String origin, Authority asked) {
        if (origins.contains(origin)) {
            return;
        }
        int host = origin.indexOf("://") + 3;
        Optional<Authority> page = host < 3 ? Optional.empty() : Authority.parse(origin.substring(host));
        if (page.filter(one -> isAllowed(one) || one.host().equals(asked.host()))
                .isEmpty()) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "A web page from '" + shown(origin) + "' may not write here; pages may from " + inWords()
                            + " (footbridge.base-url), and from footbridge.security.cors-origins.");
        }
    }

    private boolean isAllowed(Authority authority) {
        return authority.isLoopback()
                || ofBaseUrl.filter(own -> own.host().equals(authority.host())).isPresent();
    }

    private String inWords() {
        return "localhost, 127.0.0.1 and [::1]"
                + ofBaseUrl.map(own -> " and " + own.host()).orElse("");
    }

    private static String shown(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text;
    }
}
