package org.footbridge.transaction;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.store.Store;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.validation.ReferenceTargets;

/** Follows references to stored resources: relative references, and absolute ones that begin with the URL of this server. */
public final class StoredTargets implements ReferenceTargets {
    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/(\\d{1,9}))?");

    private final Supplier<Store> store;
    private final String base;

    /** {@code store} is asked for when the first reference is followed. */
    public StoredTargets(Supplier<Store> store, String base) {
        this.store = store;
        this.base = base + "/";
    }

    @Override
    public Optional<String> json(String reference) {
        Matcher local = LOCAL.matcher(reference.startsWith(base) ? reference.substring(base.length()) : reference);
        return local.matches() ? stored(local) : Optional.empty();
    }

    private Optional<String> stored(Matcher local) {
        Optional<StoredVersion> found = local.group(3) == null
                ? store.get().resources().read(local.group(1), local.group(2))
                : store.get().resources().read(local.group(1), local.group(2), Integer.parseInt(local.group(3)));
        return found.filter(version -> !version.deleted())
                .map(version -> new String(version.body(), StandardCharsets.UTF_8));
    }
}
