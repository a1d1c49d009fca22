package org.footbridge.terminology;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.Designation;
import org.footbridge.terminology.Expander.Member;
import org.footbridge.terminology.Expander.Page;
import org.footbridge.terminology.Expander.Wanted;
import org.footbridge.terminology.remote.RemoteTerminology;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * What is asked of value sets.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-operations.html">R4 operations on ValueSet</a>
 */
public final class ValueSetQuestions {
    private final Terminology terminology;
    private final int expansionMax;
    private final Clock clock;
    private final Optional<RemoteTerminology> remote;

    /**
     * @param expansionMax the most codes in one answer
     * @param remote who is asked about value sets that are not here
     */
    public ValueSetQuestions(
            Terminology terminology, int expansionMax, Clock clock, Optional<RemoteTerminology> remote) {
        this.terminology = terminology;
        this.remote = remote;
        this.expansionMax = expansionMax;
        this.clock = clock;
    }

    /**
     * How a value set is to be expanded. Texts that are not given are empty.
     *
     * @param count empty for everything in one answer
     * @param designations whether other names of the concepts are wanted
     * @param definition whether the definition of the value set is
     */
    public record Expansion(
            String filter,
            int offset,
            OptionalInt count,
            boolean activeOnly,
            boolean designations,
            boolean definition,
            String language) {}

    /**
     * The value set {@code canonical}, expanded.
     *
     * @throws Problem NOT_FOUND if there is none, VALUE if its codes cannot be known, COSTLY if there are too many
     */
    public ValueSet expand(String canonical, Expansion how) {
        Generation definitions = terminology.current();
        Optional<ValueSet> set = definitions.valueSet(canonical);
        boolean known = set.isPresent()
                && definitions.members(canonical).parts().stream().allMatch(Members.Part::isDecided);
        Optional<ValueSet> elsewhere = known ? Optional.empty() : elsewhere(canonical, how);
        return elsewhere.orElseGet(() ->
                expand(set.orElseThrow(() -> missing(canonical)), definitions.members(canonical), canonical, how));
    }

    /** What a filter looks for may be anything that somebody typed, so it is for nobody else. */
    private Optional<ValueSet> elsewhere(String canonical, Expansion how) {
        int count = how.count().orElse(expansionMax);
        return how.filter().isEmpty() && count <= expansionMax
                ? remote.flatMap(server -> server.expand(canonical, how.offset(), count, how.activeOnly()))
                        .filter(set -> how.count().isPresent()
                                || set.getExpansion().getTotal()
                                        <= how.offset()
                                                + set.getExpansion()
                                                        .getContains()
                                                        .size())
                : Optional.empty();
    }

    /** The same of a value set that need not be stored. */
    public ValueSet expand(ValueSet given, Expansion how) {
        String name = given.hasUrl() ? given.getUrl() : "that was sent";
        return expand(given, Composition.of(given, terminology.current()), name, how);
    }

    private ValueSet expand(ValueSet set, Members members, String name, Expansion how) {
        Composition.requireDecided(name, members);
        int count = how.count().orElse(expansionMax + 1);
        if (how.count().isPresent() && count > expansionMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "Parameter 'count' is " + count + ", but at most " + expansionMax
                            + " codes are given in one answer; ask for the next with 'offset'.");
        }
        Page page = new Expander(members, new Wanted(how.filter(), how.activeOnly(), how.offset(), count)).page();
        if (page.members().size() > expansionMax) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "Value set '" + name + "' has more than " + expansionMax
                            + " codes; ask for a part of them with 'count' and 'offset', or for fewer with 'filter'.");
        }
        return answer(set, page, how);
    }

    private ValueSet answer(ValueSet set, Page page, Expansion how) {
        ValueSet answer = set.copy();
        answer.setText(null);
        answer.setCompose(how.definition() ? answer.getCompose() : null);
        ValueSetExpansionComponent expansion = new ValueSetExpansionComponent();
        expansion.setIdentifier("urn:uuid:" + UUID.randomUUID()).setTimestamp(Date.from(clock.instant()));
        page.total().ifPresent(total -> expansion.setTotal((int) total));
        if (how.count().isPresent() || how.offset() > 0) {
            expansion.setOffset(how.offset());
        }
        parameters(expansion, how);
        Set<String> systems = new LinkedHashSet<>();
        page.members().forEach(member -> {
            systems.add(member.system().canonical());
            expansion.addContains(contains(member, how));
        });
        systems.stream()
                .filter(canonical -> canonical.contains("|"))
                .forEach(canonical -> parameter(expansion, "version", new UriType(canonical)));
        answer.setExpansion(expansion);
        return answer;
    }

    private static void parameters(ValueSetExpansionComponent expansion, Expansion how) {
        if (!how.filter().isEmpty()) {
            parameter(expansion, "filter", new StringType(how.filter()));
        }
        if (how.offset() > 0) {
            parameter(expansion, "offset", new IntegerType(how.offset()));
        }
        how.count().ifPresent(count -> parameter(expansion, "count", new IntegerType(count)));
        if (how.activeOnly()) {
            parameter(expansion, "activeOnly", new BooleanType(true));
        }
        if (how.designations()) {
            parameter(expansion, "includeDesignations", new BooleanType(true));
        }
        if (!how.language().isEmpty()) {
            parameter(expansion, "displayLanguage", new CodeType(how.language()));
        }
    }

    private static void parameter(ValueSetExpansionComponent expansion, String name, Type value) {
        expansion.addParameter().setName(name).setValue(value);
    }

    private static ValueSetExpansionContainsComponent contains(Member member, Expansion how) {
        ValueSetExpansionContainsComponent entry = new ValueSetExpansionContainsComponent();
        entry.setSystem(member.system().url()).setCode(member.concept().code());
        if (!member.system().version().isEmpty()) {
            entry.setVersion(member.system().version());
        }
        String display = Designations.display(member.concept(), how.language());
        if (!display.isEmpty()) {
            entry.setDisplay(display);
        }
        if (!member.concept().active()) {
            entry.setInactive(true);
        }
        if (member.concept()
                .properties()
                .getOrDefault("notSelectable", List.of())
                .contains("true")) {
            entry.setAbstract(true);
        }
        if (how.designations()) {
            member.concept().designations().forEach(designation -> add(entry, designation));
        }
        return entry;
    }

    private static void add(ValueSetExpansionContainsComponent entry, Designation designation) {
        var added = entry.addDesignation().setValue(designation.value());
        if (!designation.language().isEmpty()) {
            added.setLanguage(designation.language());
        }
        if (!designation.use().isEmpty()) {
            added.setUse(new Coding(designation.useSystem(), designation.use(), null));
        }
    }

    /**
     * Whether a code is in the value set {@code canonical}.
     *
     * @throws Problem NOT_FOUND if there is no such value set, VALUE if it is malformed
     */
    public Verdict validate(String canonical, Verdict.Question question) {
        Generation definitions = terminology.current();
        if (definitions.valueSet(canonical).isEmpty()) {
            return Elsewhere.inValueSet(question, canonical, remote).orElseThrow(() -> missing(canonical));
        }
        Verdict local = definitions.verdict(
                canonical, question, asked -> CodeJudge.inMembers(asked, definitions.members(canonical), canonical));
        return local.unknownSystem().isEmpty()
                ? local
                : Elsewhere.inValueSet(question, canonical, remote).orElse(local);
    }

    /** The same of a value set that need not be stored. */
    public Verdict validate(ValueSet given, Verdict.Question question) {
        String name = given.hasUrl() ? given.getUrl() : "that was sent";
        return CodeJudge.inMembers(question, Composition.of(given, terminology.current()), name);
    }

    /** The one code system of which {@code canonical} has {@code code}; empty if there is none, or several. */
    public Optional<String> systemOf(String canonical, String code) {
        List<String> systems = CodeJudge.systems(terminology.current().members(canonical), code);
        return systems.size() == 1 ? Optional.of(systems.get(0)) : Optional.empty();
    }

    private static Problem missing(String canonical) {
        return new Problem(ProblemKind.NOT_FOUND, "Value set '" + canonical + "' is not known to this server.");
    }
}
