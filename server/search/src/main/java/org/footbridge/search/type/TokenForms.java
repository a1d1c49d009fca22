package org.footbridge.search.type;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.CodeCase;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.FixedCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a token that are indexed: {@code code}, {@code system|code}, {@code system|} and, without a system,
 * {@code |code}. A code keeps its case only if its code system is known to be case-sensitive at the time of indexing. A
 * query looks up both the exact and the case-insensitive form, so that the stored value decides.
 */
public final class TokenForms {
    private final CodeSets systems;

    /**
     * A form of a token. {@code code} is the code alone if the form is the one without a system, by which results are
     * sorted; otherwise it is empty.
     */
    record Form(String key, String code) {}

    /** The forms that a query value looks up, any of which matches; {@code loose} are the case-insensitive ones. */
    record Asked(List<String> all, List<String> loose) {
        static Asked any(Stream<Asked> some) {
            List<Asked> each = some.toList();
            return new Asked(
                    each.stream().flatMap(one -> one.all().stream()).toList(),
                    each.stream().flatMap(one -> one.loose().stream()).toList());
        }
    }

    public TokenForms(CodeSets systems) {
        this.systems = systems;
    }

    /** The form of a code within a system. */
    public String code(String system, String code) {
        return CodeCase.form(code, !system.isEmpty() && systems.isCaseSensitive(system));
    }

    /** The forms of {@code value}; forms without a code only if {@code codeless}. */
    List<Form> of(Base value, boolean codeless) {
        List<Form> forms = new ArrayList<>(3);
        if (value instanceof CodeableConcept concept) {
            for (Coding coding : concept.getCoding()) {
                add(coding, codeless, forms);
            }
        } else if (value instanceof Coding coding) {
            add(coding, codeless, forms);
        } else if (value instanceof Identifier identifier) {
            add(identifier.getSystem(), identifier.getValue(), false, codeless, forms);
        } else if (value instanceof ContactPoint contact) {
            add(null, contact.getValue(), false, codeless, forms);
        } else if (value instanceof Enumeration<?> code && code.hasPrimitiveValue()) {
            // The system follows from the parameter, see FixedCodes: no need to store it with every resource.
            forms.add(bare(code.primitiveValue(), true));
        } else if (value.isPrimitive() && value.hasPrimitiveValue()) {
            add(null, value.primitiveValue(), CodeCase.isRegarded(value), codeless, forms);
        }
        return forms;
    }

    private void add(Coding coding, boolean codeless, List<Form> forms) {
        String system = coding.getSystem();
        add(system, coding.getCode(), system != null && systems.isCaseSensitive(system), codeless, forms);
    }

    private static void add(
            @Nullable String systemOrNull,
            @Nullable String codeOrNull,
            boolean regarded,
            boolean codeless,
            List<Form> forms) {
        String system = Strings.nullToEmpty(systemOrNull);
        String code = Strings.nullToEmpty(codeOrNull);
        if (!code.isEmpty()) {
            forms.add(bare(code, regarded));
            forms.add(new Form(within(system, CodeCase.form(code, regarded)), ""));
        }
        if (codeless && !system.isEmpty()) {
            forms.add(new Form(within(system, ""), ""));
        }
    }

    private static Form bare(String code, boolean regarded) {
        return new Form(CodeCase.form(code, regarded), regarded ? code : CodeCase.folded(code));
    }

    private static String within(String system, String form) {
        return Escapes.escape(system) + "|" + form;
    }

    /** The forms that {@code value} asks for. */
    static Asked asked(Question question, String value) {
        List<String> parts = Escapes.split(value, '|');
        if (parts.size() > 2 || parts.stream().allMatch(String::isEmpty)) {
            throw question.mustBe("code, system|code, |code or system|", value);
        }
        String code = Escapes.unescape(parts.get(parts.size() - 1));
        if (parts.size() > 1) {
            return asked(question, Escapes.unescape(parts.get(0)), code);
        }
        List<String> forms = codes(question.parameter(), code);
        return new Asked(forms, forms.subList(0, 1));
    }

    static Asked asked(Question question, String system, String code) {
        List<String> fixed = FixedCodes.of(path(question.parameter())).asked(system, code).stream()
                .map(one -> CodeCase.form(one, true))
                .toList();
        List<String> codes = code.isEmpty() ? List.of("") : codes(question.parameter(), code);
        List<String> forms = codes.stream().map(form -> within(system, form)).toList();
        return new Asked(joined(forms, fixed), joined(forms.subList(0, 1), fixed));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The forms of {@code code} that a value of {@code parameter} may have, the one without regard to case first. */
    public static List<String> codes(SearchParameter parameter, String code) {
        return CodeCase.isRegardedAt(path(parameter)) ? List.of(CodeCase.form(code, true)) : CodeCase.eitherForm(code);
    }

    /** The path of the code; in a composite that is the first component. */
    private static String path(SearchParameter parameter) {
        return parameter.kind() == SearchParameter.Kind.COMPOSITE
                ? parameter.expression() + "." + parameter.components().get(0).expression()
                : parameter.expression();
    }
}
