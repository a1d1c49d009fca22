package org.footbridge.terminology;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.search.value.NormalText;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.Designation;
import org.footbridge.terminology.CodeValidation.Question;
import org.footbridge.terminology.ValueSetMembers.Part;
import org.footbridge.terminology.system.Designations;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.SnomedEdition;

/** Validator of codes: it decides whether a code belongs to a code system or to a value set. */
final class CodeValidator {
    private CodeValidator() {}

    static CodeValidation inSystem(Question question, Optional<KnownSystem> known) {
        return inSystem(question, known, found -> found);
    }

    /** @param named the concept with more names than its code system has for it */
    static CodeValidation inSystem(Question question, Optional<KnownSystem> known, UnaryOperator<Concept> named) {
        if (known.isEmpty()) {
            return CodeValidation.unknown(question, question.canonical());
        }
        KnownSystem system = known.get();
        Optional<Concept> found = find(system, question);
        if (found.isEmpty()) {
            return system.isWhole()
                    ? CodeValidation.no(
                            question,
                            "Code '" + question.code() + "' is not in code system '" + system.canonical() + "'.",
                            Optional.empty())
                    : CodeValidation.unknown(question, system.canonical());
        }
        return named(question, named.apply(found.get()), found.get());
    }

    /** The concept with as much of it as the question needs. */
    private static Optional<Concept> find(KnownSystem system, Question question) {
        return question.display().isEmpty() && question.language().isEmpty()
                ? system.named(question.code())
                : system.find(question.code());
    }

    static CodeValidation inMembers(Question question, ValueSetMembers members, String valueSet) {
        Optional<String> undecided = Optional.empty();
        for (Part part : members.parts()) {
            if (!part.system().url().equals(question.system()) || !isVersion(part.system(), question.version())) {
                continue;
            }
            Optional<Concept> found = find(part.system(), question);
            Optional<Boolean> has =
                    found.isEmpty() ? Optional.of(false) : has(part, found.get().code());
            if (has.isEmpty()) {
                undecided = Optional.of(part.system().canonical());
            } else if (has.get()) {
                return named(question, Expander.called(found.get(), part.named()), found.get());
            }
        }
        return undecided
                .map(system -> CodeValidation.unknown(question, system))
                .orElseGet(() -> CodeValidation.no(
                        question,
                        "Code '" + question.code() + "' of code system '" + question.canonical()
                                + "' is not in value set '" + valueSet + "'.",
                        Optional.empty()));
    }

    /** Validates a code without a system: it is valid if any system of the value set has it. */
    static CodeValidation inAnySystem(Question question, ValueSetMembers members, String valueSet) {
        Optional<String> unknown = Optional.empty();
        for (Part part : members.parts()) {
            Optional<Concept> found = part.system().named(question.code());
            Optional<Boolean> has =
                    found.isEmpty() ? Optional.of(false) : has(part, found.get().code());
            if (has.orElse(false)) {
                return CodeValidation.yes(question, found.orElseThrow().display());
            }
            unknown = has.isEmpty() ? Optional.of(part.system().canonical()) : unknown;
        }
        return unknown.map(system -> CodeValidation.unknown(question, system))
                .orElseGet(() -> CodeValidation.no(
                        question,
                        "Code '" + question.code() + "' is not in value set '" + valueSet + "'.",
                        Optional.empty()));
    }

    private static boolean isVersion(KnownSystem system, String version) {
        return version.isEmpty() || system.version().isEmpty() || SnomedEdition.isVersion(version, system.version());
    }

    /** Whether the part contains a code of its system; empty if unknown. */
    private static Optional<Boolean> has(Part part, String code) {
        if (part.filter().equals(ConceptFilter.ALL)) {
            return Optional.of(true);
        } else if (part.filter() instanceof ConceptFilter.Codes codes) {
            return Optional.of(codes.codes().contains(code));
        }
        return part.system().has(code, part.filter());
    }

    /** The systems of {@code members} that contain this code, for a code without a system. */
    static List<String> systems(ValueSetMembers members, String code) {
        return members.parts().stream()
                .filter(part -> part.system()
                        .named(code)
                        .flatMap(found -> has(part, found.code()))
                        .orElse(false))
                .map(part -> part.system().url())
                .distinct()
                .toList();
    }

    /** @param own the concept as its code system calls it, which is right as well where a value set has another name for it */
    private static CodeValidation named(Question question, Concept concept, Concept own) {
        String display = Designations.display(concept, question.language());
        if (concept.isAbstract() && !question.abstractToo()) {
            return CodeValidation.no(
                    question,
                    "Code '" + question.code() + "' is abstract: it groups the codes below it and cannot be selected.",
                    Optional.of(display));
        } else if (!question.display().isEmpty() && !isCalled(concept, own, question.display())) {
            return CodeValidation.no(
                    question,
                    "Code '" + question.code() + "' is valid, but the display '" + question.display()
                            + "' is not one of its names: "
                            + names(concept).map(name -> "'" + name + "'").collect(Collectors.joining(", ")) + ".",
                    Optional.of(display));
        }
        return CodeValidation.yes(question, display);
    }

    private static Stream<String> names(Concept concept) {
        return Stream.concat(
                        Stream.of(concept.display()),
                        concept.designations().stream().map(Designation::value))
                .filter(name -> !name.isEmpty())
                .distinct();
    }

    /** Whatever its case and white space; any name will do for a concept that has none here. */
    private static boolean isCalled(Concept concept, Concept own, String display) {
        String wanted = NormalText.of(display);
        List<String> names = Stream.concat(names(concept), names(own)).toList();
        return names.isEmpty()
                || names.stream().anyMatch(name -> NormalText.of(name).equals(wanted));
    }
}
