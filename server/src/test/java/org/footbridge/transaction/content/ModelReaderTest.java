package org.footbridge.transaction.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.json.Links;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.rest.StrictReading;
import org.footbridge.validation.Mutator;
import org.footbridge.validation.Validators;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ModelReader} makes of a text is what HAPI's parser makes of it; what HAPI's parser refuses, it leaves to it. */
class ModelReaderTest {
    private static final int MUTANTS = Integer.getInteger("models.mutants", 8_000);
    private static final FhirContext CONTEXT = new StrictReading().context();

    private final ContentReader strict = new ContentReader(CONTEXT);
    private final ModelReader models = new ModelReader(CONTEXT);

    @Test
    void readsOurExamplesAsHapiDoesAndHardlyLeavesOneToIt() {
        List<String> left =
                Validators.examples().stream().filter(text -> !isRead(text)).toList();
        assertThat(left).hasSizeLessThan(12);
    }

    @Test
    void readsTheExamplesOfR4AsHapiDoes() throws IOException {
        long read = Validators.r4Examples().stream().filter(this::isRead).count();
        assertThat(read).isGreaterThan(80);
    }

    @Test
    void readsWhatOthersPublishedAsHapiDoes() throws IOException {
        Validators.published().forEach(this::isRead);
    }

    @Test
    void readsMutantsAsHapiDoes() throws IOException {
        List<String> originals = new ArrayList<>(Validators.r4Examples());
        originals.addAll(Validators.examples());
        Mutator mutator = new Mutator(20_261_125, originals);
        long read = Stream.generate(mutator::next)
                .limit(MUTANTS)
                .filter(this::isRead)
                .count();
        System.out.printf("Of %d mutants, %d became models without HAPI's parser%n", MUTANTS, read);
        assertThat(read).isGreaterThan(MUTANTS / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"birthDate\":\"2024-13-45\"}",
                "{\"resourceType\":\"Patient\",\"birthDate\":\"yesterday\"}",
                "{\"resourceType\":\"Patient\",\"photo\":[{\"data\":\"not base64!\"}]}",
                "{\"resourceType\":\"Patient\",\"_birthDate\":{\"id\":\"a\"}}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",null],\"_given\":[null,{\"id\":\"b\"}]}]}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"id\":\"n\",\"family\":\"A\"}]}",
                "{\"resourceType\":\"Patient\",\"managingOrganization\":{\"reference\":\"#o\"},"
                        + "\"contained\":[{\"resourceType\":\"Organization\",\"id\":\"o\"}]}",
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"<div>no end\"}}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                        + "{\"resourceType\":\"Patient\"}}]}"
            })
    void leavesToHapiWhatIsRareOrWrong(String text) {
        assertThat(isRead(text)).isFalse();
    }

    /** Whether {@link ModelReader} reads it, and then it is the same; false for what is refused before. */
    private boolean isRead(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ResourceJson json;
        try {
            json = strict.json(strict.type(utf8), utf8, Links.NONE);
        } catch (Problem | IllegalArgumentException refused) {
            return false;
        }
        Optional<Resource> read = models.read(json.type(), json.text());
        Optional<Resource> parsed = parsed(json);
        if (read.isPresent()) {
            assertThat(parsed).as(text).isPresent();
            assertThat(read.get().equalsDeep(parsed.get())).as(text).isTrue();
            assertThat(encoded(read.get())).isEqualTo(encoded(parsed.get()));
        }
        return read.isPresent();
    }

    private static Optional<Resource> parsed(ResourceJson json) {
        try {
            return Optional.of((Resource) CONTEXT.newJsonParser()
                    .parseResource(
                            CONTEXT.getResourceDefinition(json.type()).getImplementingClass(),
                            new ByteArrayInputStream(json.text())));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static String encoded(Resource resource) {
        IParser parser = CONTEXT.newJsonParser();
        parser.setParserErrorHandler(
                new LenientErrorHandler(false)); // that an extension says nothing is no matter here
        return parser.encodeResourceToString(resource);
    }
}
