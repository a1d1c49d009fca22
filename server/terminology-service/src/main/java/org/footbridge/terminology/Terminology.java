package org.footbridge.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.type.CodeSets;
import org.footbridge.store.Store;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.terminology.ValueSetMembers.Part;
import org.footbridge.terminology.system.DefinitionLookup;
import org.footbridge.terminology.system.DefinitionSource;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.SystemVersion;
import org.footbridge.validation.definition.KnownDefinitions;

/**
 * The terminology service over the definitions in effect. It caches a {@link TerminologySnapshot} until a definition
 * changes.
 */
public final class Terminology implements CodeSets {
    /** The largest number of codes that a search expands a value set or hierarchy to; a search for more would be slow. */
    static final int CODES_MAX = 5_000;

    /** The resource types of its definitions. */
    public static final Set<String> TYPES = Set.of("CodeSystem", "ValueSet", "ConceptMap");

    private final DefinitionSource source;
    private final LongSupplier revision;
    private volatile TerminologySnapshot generation;

    /**
     * @param serverBase the URL of this server without a slash at its end
     * @param revision another number whenever a definition may have changed
     */
    public Terminology(
            FhirContext context, Store store, KnownDefinitions known, String serverBase, LongSupplier revision) {
        this(new DefinitionLookup(context, store, known, serverBase), revision);
    }

    /** @param revision another number whenever a definition may have changed */
    Terminology(DefinitionSource source, LongSupplier revision) {
        this.source = source;
        this.revision = revision;
        this.generation = new TerminologySnapshot(source, revision.getAsLong());
    }

    /** The definitions as they are now. */
    TerminologySnapshot current() {
        TerminologySnapshot known = generation;
        long now = revision.getAsLong();
        if (!known.isOf(now)) {
            known = new TerminologySnapshot(source, now);
            generation = known;
        }
        return known;
    }

    /** The versions of code systems that this server has the whole of, by URL and version. */
    public List<SystemVersion> systems() {
        return current().systems();
    }

    /** The version of the code system {@code url} that a reference without a version selects; empty if it has none. */
    public String usualVersion(String url) {
        return current().system(url).map(KnownSystem::version).orElse("");
    }

    @Override
    public List<Code> expand(String valueSet, long parameter) {
        ValueSetMembers members =
                ValueSetCompiler.requireDecided(valueSet, current().members(valueSet));
        Set<Code> codes = new LinkedHashSet<>();
        for (Part part : members.parts()) {
            codes(part.system(), part.filter(), parameter)
                    .forEach(code -> codes.add(new Code(part.system().url(), code)));
        }
        return bounded("Value set '" + valueSet + "'", codes);
    }

    @Override
    public List<Code> below(String system, String code, long parameter) {
        return around(new Code(system, code), "below", own -> new ConceptFilter.Below(own, true), parameter);
    }

    @Override
    public List<Code> above(String system, String code, long parameter) {
        return around(new Code(system, code), "above", own -> new ConceptFilter.Above(own, true), parameter);
    }

    @Override
    public boolean isCaseSensitive(String url) {
        return current().isCaseSensitive(url);
    }

    private List<Code> around(Code asked, String where, Function<String, ConceptFilter> filter, long parameter) {
        String url = asked.system();
        KnownSystem system = current()
                .system(url)
                .filter(KnownSystem::isWhole)
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE,
                        "This server does not have the complete content of code system '" + url + "'."));
        if (system.named(asked.code()).isEmpty()) {
            throw new Problem(ProblemKind.VALUE, "Code system '" + url + "' has no code '" + asked.code() + "'.");
        }
        List<Code> codes = codes(system, filter.apply(system.spelled(asked.code())), parameter).stream()
                .map(one -> new Code(url, one))
                .toList();
        return bounded("What is " + where + " '" + asked.code() + "' in code system '" + url + "'", codes);
    }

    /**
     * Returns all codes that pass the filter or, if there are very many, those that occur in a resource of this server;
     * other codes match no resource.
     */
    private static Set<String> codes(KnownSystem system, ConceptFilter filter, long parameter) {
        Set<String> codes = system.codes(filter, CODES_MAX + 1);
        return codes.size() > CODES_MAX ? system.occurring(filter, parameter, CODES_MAX + 1) : codes;
    }

    private static List<Code> bounded(String what, Collection<Code> codes) {
        if (codes.size() > CODES_MAX) {
            throw new Problem(
                    ProblemKind.COSTLY, what + " has more than " + CODES_MAX + " codes, the maximum for a search.");
        }
        return new ArrayList<>(codes);
    }
}
