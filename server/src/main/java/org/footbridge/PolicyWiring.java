package org.footbridge;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.access.VisibilityCompiler;
import org.footbridge.access.policy.CurrentPolicy;
import org.footbridge.access.policy.Policy;
import org.footbridge.access.policy.PolicyCheck;
import org.footbridge.access.policy.PolicyException;
import org.footbridge.access.policy.PolicyReader;
import org.footbridge.access.policy.RolePolicy;
import org.footbridge.access.policy.StoredConsents;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.Store;

/** Makes the access policy of roles, from the operator's file or from the one that is part of the server. */
final class PolicyWiring {
    private static final String DEFAULT = "/access-policy.yaml";

    private PolicyWiring() {}

    /** @throws SettingException if the operator's file has a mistake or cannot be read */
    static RolePolicy policy(
            ServerSettings settings,
            SearchParameterRegistry parameters,
            Supplier<SearchEngine> engine,
            Store store,
            FhirContext context) {
        StoredConsents consents = new StoredConsents(
                store.search(),
                engine,
                InstantSource.system(),
                settings.search().zoneId());
        PolicyReader reader = new PolicyReader(parameters.current().types());
        return new RolePolicy(current(settings.security().policy(), reader(reader, engine, context)), consents);
    }

    /** Reads and checks the text of a policy. */
    private static Function<String, Policy> reader(
            PolicyReader reader, Supplier<SearchEngine> engine, FhirContext context) {
        return text -> {
            Policy policy = reader.read(text);
            PolicyCheck.require(
                    policy, new VisibilityCompiler(engine.get()), (type, element) -> min(context, type, element));
            return policy;
        };
    }

    private static OptionalInt min(FhirContext context, String type, String element) {
        BaseRuntimeChildDefinition child = context.getResourceDefinition(type).getChildByName(element);
        return child == null || List.of("id", "meta").contains(element)
                ? OptionalInt.empty()
                : OptionalInt.of(child.getMin());
    }

    private static Supplier<Policy> current(String file, Function<String, Policy> reader) {
        if (file.isEmpty()) {
            Policy policy = reader.apply(text());
            return () -> policy;
        }
        try {
            return new CurrentPolicy(Path.of(file), reader);
        } catch (PolicyException mistake) {
            throw new SettingException("footbridge.security.policy is '" + file + "', " + mistake.reason() + ".");
        } catch (IOException unreadable) {
            throw new SettingException("footbridge.security.policy is '" + file + "', which cannot be read.");
        }
    }

    /** The policy that is part of the server. */
    static String text() {
        try (InputStream file = Objects.requireNonNull(PolicyWiring.class.getResourceAsStream(DEFAULT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
