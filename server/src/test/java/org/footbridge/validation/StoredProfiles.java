package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.rest.StrictReading.Written;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredDefinition;
import org.footbridge.validation.definition.StoredSource;

/** Definitions as if they were stored, with both validators over them. Texts have single quotes for double ones. */
final class StoredProfiles implements StoredSource {
    static final String URL = "https://profiles.example/StructureDefinition/";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private final List<StoredDefinition> all = new ArrayList<>();
    private final KnownDefinitions definitions;
    private final Validators.Pair validators;

    StoredProfiles() {
        var context = Validators.READING.context();
        this.definitions = new KnownDefinitions(context, Validators.PACKAGES, this);
        this.validators = new Validators.Pair(
                new ResourceValidator(context, Validators.PACKAGES, definitions, ReferenceTargets.NONE));
    }

    @Override
    public long revision() {
        return all.size();
    }

    @Override
    public List<StoredDefinition> all(Set<String> types) {
        return all.stream()
                .filter(one -> types.contains(one.place().replaceFirst("/.*", "")))
                .toList();
    }

    /** Stores a definition, whose type {@code json} says. */
    void store(String json) {
        String text = json.replace('\'', '"');
        String place = text.replaceFirst("(?s).*?\"resourceType\":\"(\\w+)\".*", "$1") + "/" + all.size();
        all.add(StoredDefinition.of(place, text.getBytes(StandardCharsets.UTF_8)));
        definitions.changed();
    }

    /** A profile on a resource or data type. {@code elements} are those of the differential. */
    static String profile(String name, String type, String kind, String elements) {
        return "{'resourceType':'StructureDefinition','url':'" + URL + name + "','name':'P" + name.replace('-', '_')
                + "','status':'active','kind':'" + kind + "','abstract':false,'type':'" + type
                + "','baseDefinition':'" + CORE + type + "','derivation':'constraint','differential':{'element':["
                + elements + "]}}";
    }

    /** An extension that may stand in {@code context}. */
    static String extension(String name, String context, String elements) {
        return profile(name, "Extension", "complex-type", elements)
                .replaceFirst("'type'", "'context':[{'type':'element','expression':'" + context + "'}],'type'");
    }

    /** Sentences about what takes no effect. */
    List<String> problems() {
        return definitions.problems().values().stream().flatMap(List::stream).toList();
    }

    boolean accepts(String resource) {
        return validators.accepts(written(resource));
    }

    List<String> errors(String resource) {
        return validators.errors(written(resource));
    }

    /** Both validators have nothing against it; the compiled one may leave it to the other. */
    void requireValid(String resource) {
        assertThat(errors(resource)).as(resource).isEmpty();
    }

    /** {@code $validate} has an error, and the write is refused, as the compiled profiles do not accept it. */
    void requireInvalid(String resource) {
        assertThat(errors(resource)).as(resource).isNotEmpty();
        assertThat(accepts(resource)).as("accepted: " + resource).isFalse();
    }

    private static Written written(String resource) {
        return Validators.written(resource.replace('\'', '"'));
    }
}
