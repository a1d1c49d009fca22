package org.footbridge.outcome.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.fhirpath.FhirPaths;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * The expression by which an item of a questionnaire takes its initial answer from the launch context: a path into one resource, such as
 * {@code %patient.birthDate}. Longer expressions are not evaluated, as any client may send them.
 *
 * @see <a href="https://hl7.org/fhir/uv/sdc/expressions.html">Structured Data Capture, expressions</a>
 */
record LaunchExpression(String variable, String path) {
    private static final String URL =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";
    private static final Pattern FORM =
            Pattern.compile("%([a-z]{1,40})\\.((?:\\.?(?:[a-zA-Z]{1,40}|first\\(\\)|last\\(\\)"
                    + "|where\\([a-zA-Z]{1,40} ?= ?'[^'\\\\]{0,100}'\\))){1,20})");

    /** Whether the item asks for an initial answer by an expression. */
    static boolean isAsked(QuestionnaireItemComponent item) {
        return item.hasExtension(URL);
    }

    /** The expression of an item; empty if it has none that can be evaluated. */
    static Optional<LaunchExpression> of(QuestionnaireItemComponent item) {
        return Optional.ofNullable(item.getExtensionByUrl(URL))
                .map(Extension::getValue)
                .filter(Expression.class::isInstance)
                .map(value -> String.valueOf(((Expression) value).getExpression()))
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(matcher -> new LaunchExpression(matcher.group(1), matcher.group(2)));
    }

    /** The values in the resource of the launch context; none if there is no such resource. */
    List<Base> values(Map<String, Resource> launch, FhirPaths paths) {
        Resource resource = launch.get(variable);
        return resource == null ? List.of() : paths.compileOnce(path).evaluate(resource);
    }
}
