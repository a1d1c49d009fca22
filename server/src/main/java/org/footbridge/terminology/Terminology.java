package org.footbridge.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.CodeSets;
import org.footbridge.store.Store;
import org.footbridge.validation.KnownDefinitions;

/** The codes of value sets and of places in a hierarchy. What was found out is kept for a minute. */
public final class Terminology implements CodeSets {
    /** A search for more would be slow, and hardly what was meant. */
    static final int CODES_MAX = 5_000;

    private static final int KEPT_MAX = 100;
    private static final long KEPT_NANOS = 60_000_000_000L;

    private final DefinitionSource source;
    private final LongSupplier nanos;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    private record Kept(List<Code> codes, long since) {}

    /** @param serverBase the URL of this server without a slash at its end */
    public Terminology(FhirContext context, Store store, KnownDefinitions known, String serverBase) {
        this(new StoredDefinitions(context, store, known, serverBase), System::nanoTime);
    }

    Terminology(DefinitionSource source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    @Override
    public List<Code> expand(String valueSet) {
        return kept("in " + valueSet, "Value set '" + valueSet + "'", () -> Expansion.of(valueSet, source));
    }

    @Override
    public List<Code> below(String system, String code) {
        String what = "What is below '" + code + "' in code system '" + system + "'";
        return kept("below " + system + " " + code, what, () -> around(system, code, ConceptTree::below));
    }

    @Override
    public List<Code> above(String system, String code) {
        String what = "What is above '" + code + "' in code system '" + system + "'";
        return kept("above " + system + " " + code, what, () -> around(system, code, ConceptTree::above));
    }

    private Set<Code> around(String system, String code, BiFunction<ConceptTree, String, Set<String>> direction) {
        ConceptTree tree = Expansion.tree(system, source)
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE, "This server does not have the whole of code system '" + system + "'."));
        Set<String> codes = direction.apply(tree, code);
        if (codes.isEmpty()) {
            throw new Problem(ProblemKind.VALUE, "Code system '" + system + "' has no code '" + code + "'.");
        }
        return codes.stream().map(one -> new Code(system, one)).collect(Collectors.toSet());
    }

    private List<Code> kept(String key, String what, Supplier<Set<Code>> find) {
        synchronized (kept) {
            Kept known = kept.get(key);
            if (known != null && nanos.getAsLong() - known.since() < KEPT_NANOS) {
                return known.codes();
            }
        }
        Set<Code> found = find.get();
        if (found.size() > CODES_MAX) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    what + " has " + found.size() + " codes; a search is for at most " + CODES_MAX + ".");
        }
        List<Code> codes = List.copyOf(found);
        synchronized (kept) {
            kept.remove(key);
            kept.put(key, new Kept(codes, nanos.getAsLong()));
            if (kept.size() > KEPT_MAX) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return codes;
    }
}
