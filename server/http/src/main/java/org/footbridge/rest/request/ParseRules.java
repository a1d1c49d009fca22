package org.footbridge.rest.request;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.Locale;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * Errors of HAPI's parsers that are not tolerated. By default the parsers silently drop what they do not know; here it is
 * refused, except for broken internal references, which validation checks.
 */
public final class ParseRules implements IParserErrorHandler {
    @Override
    public void unknownElement(@Nullable IParseLocation at, String name) {
        throw malformed(at, name, "Unknown element '" + name + "'");
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation at, String name) {
        throw malformed(at, name, "Unknown attribute '" + name + "'");
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation at, String name) {
        throw malformed(at, name, "Element '" + name + "' may stand only once");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation at,
            String name,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        throw malformed(
                at,
                name,
                "Element '" + name + "' must be " + say(expected, expectedScalar) + ", not " + say(found, foundScalar));
    }

    @Override
    public void invalidValue(@Nullable IParseLocation at, @Nullable String value, @Nullable String error) {
        String parent = parent(at);
        throw new Problem(
                ProblemKind.VALUE,
                (value == null || value.isEmpty()
                                ? "A value is empty"
                                : "The value '" + shortened(value) + "' is not valid")
                        + (parent.isEmpty() ? "" : " in " + parent) + "; see the element's data type in FHIR R4.",
                parent);
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation at, String name) {
        throw malformed(at, name, "Element '" + name + "' is missing");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation at) {
        throw malformed(at, "extension", "An extension has either a value or extensions of its own");
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation at) {
        throw malformed(at, "contained", "A contained resource has no id");
    }

    @Override
    public void unknownReference(@Nullable IParseLocation at, String reference) {}

    @Override
    public void invalidInternalReference(@Nullable IParseLocation at, String reference) {}

    private static Problem malformed(@Nullable IParseLocation at, String name, String what) {
        String parent = parent(at);
        return parent.isEmpty()
                ? new Problem(ProblemKind.MALFORMED, what + ".", name)
                : new Problem(ProblemKind.MALFORMED, what + " in " + parent + ".", parent + "." + name);
    }

    private static String parent(@Nullable IParseLocation at) {
        String name = at == null ? null : at.getParentElementName();
        return name == null ? "" : name.replace("(res)", "");
    }

    private static String say(ValueType value, @Nullable ScalarType scalar) {
        String kind = value == ValueType.SCALAR && scalar != null ? scalar.name() : value.name();
        return "a JSON " + kind.toLowerCase(Locale.ROOT);
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
