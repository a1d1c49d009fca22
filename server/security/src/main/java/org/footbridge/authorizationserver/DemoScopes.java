package org.footbridge.authorizationserver;

import java.util.List;
import java.util.Optional;

/** The demo accounts by name, and the scopes of each. */
public final class DemoScopes {
    private DemoScopes() {}

    /** The names of all demo accounts. */
    public static List<String> accounts() {
        return DemoAccount.ALL.stream().map(DemoAccount::name).toList();
    }

    /** All scopes that a demo account may have, separated by spaces; empty if there is no such account. */
    public static Optional<String> of(String account) {
        return DemoAccount.named(account).map(known -> String.join(" ", known.scopes()));
    }
}
