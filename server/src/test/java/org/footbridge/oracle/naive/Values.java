package org.footbridge.oracle.naive;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.search.parameter.SearchParameter;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.BaseHostServices;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** The values of search parameters, by HAPI's FHIRPath; each is evaluated once. */
public final class Values {
    private static final FHIRPathEngine ENGINE = engine();
    private static final Map<String, ExpressionNode> PARSED = new HashMap<>();

    private final Map<Asked, List<Base>> known = new HashMap<>();

    private record Asked(String resource, String expression) {}

    private static FHIRPathEngine engine() {
        FhirContext context = FhirContext.forR4Cached();
        HapiWorkerContext worker = new HapiWorkerContext(context, context.getValidationSupport());
        FHIRPathEngine engine = new FHIRPathEngine(worker);
        engine.setHostServices(new ByTheLookOfIt(worker));
        engine.setDoNotEnforceAsSingletonRule(true);
        return engine;
    }

    /** Whether there is anything in {@code value} besides extensions, which are no value. */
    private static boolean isThere(Base value) {
        if (value.isPrimitive() || value instanceof Extension) {
            return value.hasPrimitiveValue();
        }
        return value.children().stream()
                .flatMap(property -> property.getValues().stream())
                .anyMatch(Values::isThere);
    }

    /** The values that are there. */
    public List<Base> of(Stored stored, SearchParameter parameter) {
        synchronized (ENGINE) {
            return known.computeIfAbsent(
                    new Asked(stored.name(), parameter.expression()),
                    asked -> stored.resource().stream()
                            .flatMap(resource -> evaluate(resource, resource, asked.expression()).stream())
                            .filter(Values::isThere)
                            .toList());
        }
    }

    /** The values of one part of a composite, from one of its values on. */
    public List<Base> part(Stored stored, Base value, SearchParameter.Component part) {
        synchronized (ENGINE) {
            return evaluate(stored.resource().orElseThrow(), value, part.expression());
        }
    }

    /**
     * Each alternative by itself: which of them are equal does not matter to a search, and HAPI fails to compare
     * quantities.
     */
    private static List<Base> evaluate(Base resource, Base focus, String expression) {
        List<Base> all = new ArrayList<>();
        for (String alternative : alternatives(expression)) {
            ExpressionNode node = PARSED.computeIfAbsent(alternative, ENGINE::parse);
            all.addAll(ENGINE.evaluate(null, resource, resource, focus, node));
        }
        return all;
    }

    /** What stands between the bars that are not in parentheses. */
    private static List<String> alternatives(String expression) {
        List<String> all = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                all.add(one.toString());
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        all.add(one.toString());
        return all;
    }

    /** {@code resolve() is Patient} is decided by the URL of the reference; nothing is fetched. */
    private static final class ByTheLookOfIt extends BaseHostServices {
        private static final Pattern TYPED = Pattern.compile("(?:^|.*/)([A-Z][A-Za-z]+)/[^/]+(?:/_history/[^/]+)?");

        ByTheLookOfIt(IWorkerContext worker) {
            super(worker);
        }

        @Override
        public @Nullable Base resolveReference(FHIRPathEngine engine, Object context, String url, Base reference) {
            Matcher typed = TYPED.matcher(url);
            try {
                return typed.matches() ? ResourceFactory.createResource(typed.group(1)) : null;
            } catch (FHIRException unknownType) {
                return null;
            }
        }

        @Override
        public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
            throw new FHIRException("no search parameter of R4 asks this");
        }

        @Override
        public @Nullable ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
            return null;
        }

        @Override
        public boolean log(String argument, List<Base> focus) {
            return false;
        }

        @Override
        public boolean paramIsType(String name, int index) {
            return false;
        }
    }
}
