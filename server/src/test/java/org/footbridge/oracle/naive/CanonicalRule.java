package org.footbridge.oracle.naive;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.definitions.core.VersionOrder;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.UriType;

/**
 * Canonicals: the definition of that URL and version; without a version the newest one of each type, and of two that say
 * the same of themselves the one that was created last.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#canonical">R4 canonical references</a>
 */
final class CanonicalRule {
    private final List<Definition> definitions;

    private record Definition(Stored stored, String url, String version) {}

    CanonicalRule(Population population) {
        this.definitions = population.living().stream()
                .map(stored -> new Definition(stored, text(stored, "url"), text(stored, "version")))
                .filter(definition -> !definition.url().isEmpty())
                .toList();
    }

    private static String text(Stored stored, String element) {
        Property property = stored.resource().orElseThrow().getNamedProperty(element);
        return property == null
                ? ""
                : property.getValues().stream()
                        .filter(value -> value.isPrimitive() && value.hasPrimitiveValue())
                        .map(Base::primitiveValue)
                        .findFirst()
                        .orElse("");
    }

    /** What {@code value} means; nothing if it is no canonical. */
    Stream<Stored> meant(Base value) {
        if (!(value instanceof UriType canonical) || !canonical.hasValue()) {
            return Stream.empty();
        }
        String text = canonical.getValue();
        Stream<Stored> versions = definitions.stream()
                .filter(definition -> !definition.version().isEmpty())
                .filter(definition -> text.equals(definition.url() + "|" + definition.version()))
                .map(Definition::stored);
        Stream<Stored> newest = definitions.stream()
                .filter(definition -> text.equals(definition.url()))
                .collect(Collectors.groupingBy(
                        definition -> definition.stored().type(),
                        Collectors.maxBy(Comparator.comparing(Definition::version, VersionOrder.NATURAL)
                                .thenComparingInt(
                                        definition -> definition.stored().order()))))
                .values()
                .stream()
                .flatMap(one -> one.stream().map(Definition::stored));
        return Stream.concat(versions, newest);
    }
}
