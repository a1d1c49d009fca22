package org.footbridge.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.terminology.Expander.Page;
import org.footbridge.terminology.Expander.Wanted;
import org.footbridge.terminology.remote.RemoteTerminology;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * The operations on value sets: {@code $expand} and {@code $validate-code}.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-operations.html">R4 operations on ValueSet</a>
 */
public final class ValueSetQuestions {
    private final FhirContext context;
    private final Terminology terminology;
    private final int expansionMax;
    private final Clock clock;
    private final Optional<RemoteTerminology> remote;

    /**
     *
     *
     * @param expansionMax the largest number of codes in one response
     * @param remote the server to ask about value sets that are not on this server
     */
    public ValueSetQuestions(
            FhirContext context,
            Terminology terminology,
            int expansionMax,
            Clock clock,
            Optional<RemoteTerminology> remote) {
        this.context = context;
        this.terminology = terminology;
        this.remote = remote;
        this.expansionMax = expansionMax;
        this.clock = clock;
    }

    /**
     * The parameters of {@code $expand}. Texts that the request does not give are empty.
     *
     * @param count the size of a page; empty for all members in one response
     * @param designations whether to include designations
     * @param definition whether to include the definition of the value set
     * @param supplements the canonicals of code system supplements to apply
     */
    public record Expansion(
            String filter,
            int offset,
            OptionalInt count,
            boolean activeOnly,
            boolean designations,
            boolean definition,
            String language,
            SystemVersions versions,
            List<String> supplements) {
        public Expansion {
            supplements = List.copyOf(supplements);
        }

        /** The parameters for a first page of {@code count}, with defaults otherwise. */
        static Expansion first(int count) {
            return new Expansion("", 0, OptionalInt.of(count), false, false, false, "", SystemVersions.NONE, List.of());
        }

        private ValueSetCompiler.Choice choice() {
            return new ValueSetCompiler.Choice(versions, supplements);
        }

        /** Whether the request has no parameters that select codes or displays. */
        public boolean isPlain() {
            return filter.isEmpty()
                    && offset == 0
                    && count.isEmpty()
                    && !activeOnly
                    && !designations
                    && versions.isNone()
                    && language.isEmpty();
        }
    }

    /**
     * {@code $expand} of the value set {@code canonical}.
     *
     * @throws Problem NOT_FOUND if there is none, VALUE if its codes cannot be determined, COSTLY if there are too many
     */
    public Expanded expand(String canonical, Expansion how) {
        TerminologySnapshot definitions = terminology.current();
        Optional<ValueSet> set = definitions.valueSet(canonical);
        boolean known = set.isPresent()
                && members(definitions, canonical, how).parts().stream().allMatch(ValueSetMembers.Part::isDecided);
        Optional<ValueSet> elsewhere = known ? Optional.empty() : elsewhere(canonical, how);
        if (elsewhere.isPresent()) {
            return new Expanded.Elsewhere(elsewhere.get());
        }
        ValueSet here = set.orElseThrow(() -> missing(canonical));
        Page page = page(members(definitions, canonical, how), canonical, how);
        String head = how.definition() ? head(here, true) : definitions.head(canonical, () -> head(here, false));
        return new Expanded.Here(head, how, clock.instant(), page.members(), page.total());
    }

    /** Kept only as the value set itself has them. */
    private static ValueSetMembers members(TerminologySnapshot definitions, String canonical, Expansion how) {
        return how.choice().equals(ValueSetCompiler.Choice.NONE)
                ? definitions.members(canonical)
                : ValueSetCompiler.of(canonical, definitions, how.choice());
    }

    /** The first {@code count} codes of the value set {@code canonical}; empty if they cannot be known here. */
    public Optional<Expanded.Here> first(String canonical, int count) {
        TerminologySnapshot definitions = terminology.current();
        Expansion how = Expansion.first(Math.min(count, expansionMax));
        return definitions
                .valueSet(canonical)
                .map(set -> definitions.members(canonical))
                .filter(members -> members.parts().stream().allMatch(ValueSetMembers.Part::isDecided))
                .map(members -> page(members, canonical, how))
                .map(page -> new Expanded.Here("", how, clock.instant(), page.members(), page.total()));
    }

    /** Asks the other server, unless the request has a filter text: that is free text and must not leave this server. */
    private Optional<ValueSet> elsewhere(String canonical, Expansion how) {
        int count = how.count().orElse(expansionMax);
        return how.filter().isEmpty()
                        && how.versions().isNone()
                        && how.supplements().isEmpty()
                        && count <= expansionMax
                ? remote.flatMap(server -> server.expand(canonical, how.offset(), count, how.activeOnly()))
                        .filter(set -> how.count().isPresent()
                                || set.getExpansion().getTotal()
                                        <= how.offset()
                                                + set.getExpansion()
                                                        .getContains()
                                                        .size())
                : Optional.empty();
    }

    /** Expands a value set of the request, which need not be stored. */
    public Expanded expand(ValueSet given, Expansion how) {
        String name = given.hasUrl() ? given.getUrl() : "that was sent";
        Page page = page(ValueSetCompiler.of(given, terminology.current(), how.choice()), name, how);
        return new Expanded.Here(head(given, how.definition()), how, clock.instant(), page.members(), page.total());
    }

    private Page page(ValueSetMembers members, String name, Expansion how) {
        ValueSetCompiler.requireDecided(name, members);
        int count = how.count().orElse(expansionMax + 1);
        if (how.count().isPresent() && count > expansionMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "Parameter 'count' is " + count + ", but at most " + expansionMax
                            + " codes fit in one response; request the next ones with 'offset'.");
        }
        Page page = new Expander(members, new Wanted(how.filter(), how.activeOnly(), how.offset(), count)).page();
        if (page.members().size() > expansionMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "Value set '" + name + "' has more than " + expansionMax
                            + " codes; request a page with 'count' and 'offset', or fewer codes with 'filter'.");
        }
        return page;
    }

    /** Returns the value set without its expansion, as JSON. */
    private String head(ValueSet set, boolean definition) {
        ValueSet head = set.copy();
        head.setText(null);
        head.setExpansion(null);
        head.setCompose(definition ? head.getCompose() : null);
        return context.newJsonParser().encodeResourceToString(head);
    }

    /**
     * {@code $validate-code} of the value set {@code canonical}.
     *
     * @param supplements the canonicals of code system supplements to apply
     * @throws Problem NOT_FOUND if there is no such value set, VALUE if it is malformed
     */
    public CodeValidation validate(String canonical, CodeValidation.Question question, List<String> supplements) {
        if (!supplements.isEmpty()) {
            return validate(
                    terminology.current().valueSet(canonical).orElseThrow(() -> missing(canonical)),
                    question,
                    supplements);
        }
        TerminologySnapshot definitions = terminology.current();
        if (definitions.valueSet(canonical).isEmpty()) {
            return RemoteCodeValidator.inValueSet(question, canonical, remote).orElseThrow(() -> missing(canonical));
        }
        CodeValidation local = definitions.verdict(
                canonical,
                question,
                asked -> CodeValidator.inMembers(asked, definitions.members(canonical), canonical));
        return local.unknownSystem().isEmpty()
                ? local
                : RemoteCodeValidator.inValueSet(question, canonical, remote).orElse(local);
    }

    /** Validates a code against a value set of the request, which need not be stored. */
    public CodeValidation validate(ValueSet given, CodeValidation.Question question, List<String> supplements) {
        ValueSetCompiler.Choice choice = new ValueSetCompiler.Choice(SystemVersions.NONE, supplements);
        String name = given.hasUrl() ? given.getUrl() : "that was sent";
        return CodeValidator.inMembers(question, ValueSetCompiler.of(given, terminology.current(), choice), name);
    }

    /** The single code system from which {@code canonical} has {@code code}; empty if there is none, or several. */
    public Optional<String> systemOf(String canonical, String code) {
        List<String> systems = CodeValidator.systems(terminology.current().members(canonical), code);
        return systems.size() == 1 ? Optional.of(systems.get(0)) : Optional.empty();
    }

    private static Problem missing(String canonical) {
        return new Problem(ProblemKind.NOT_FOUND, "Value set '" + canonical + "' is not known to this server.");
    }
}
