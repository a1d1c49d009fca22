package org.footbridge.transaction.content;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * Builds HAPI's model of a resource directly from the tokens of its JSON. HAPI's parser takes two to three times as long, because it
 * builds a tree first and keeps a state for each element. This reader covers the elements of nearly all resources; HAPI's parser
 * reads all others, and everything that is invalid.
 *
 * <p>The text was read strictly before: names are known, and every value is of its JSON type.
 */
final class ModelReader {
    private final FhirContext context;
    private final ModelMembers members;
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    ModelReader(FhirContext context) {
        this.context = context;
        this.members = new ModelMembers(context);
    }

    /** Thrown where something is left to HAPI's parser. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Left() {
            super(null, null, false, false);
        }
    }

    /** The model of {@code text}, a resource of {@code type} that was read strictly; empty if it is left to HAPI's parser. */
    Optional<Resource> read(String type, byte[] text) {
        BaseRuntimeElementCompositeDefinition<?> definition = context.getResourceDefinition(type);
        try (JsonParser in = factory.createParser(text)) {
            Resource resource = (Resource) definition.newInstance();
            in.nextToken();
            object(in, resource, members.of(definition));
            return Optional.of(resource);
        } catch (Left | DataFormatException | IllegalArgumentException left) {
            return Optional.empty(); // it also says best what is wrong
        } catch (IOException unreadable) {
            throw new IllegalStateException("A text that was read before cannot be read", unreadable);
        }
    }

    private void object(JsonParser in, IBase target, Map<String, ModelMember> known) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            ModelMember member = known.get(name);
            if (member == null) {
                requireTypeOf(target, name);
            } else if (token == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    value(in, target, member);
                }
            } else {
                value(in, target, member);
            }
        }
    }

    /** The one member that is none of the model; ids of elements, extensions of primitive values and resources in it are left. */
    private static void requireTypeOf(IBase target, String name) {
        if (!(target instanceof Resource) || !name.equals("resourceType")) {
            throw new Left();
        }
    }

    private static boolean isWithExponent(String number) {
        return number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
    }

    /** R4 wants a URL, and not both a value and extensions. */
    private static void requireSound(Extension extension) {
        if (!extension.hasUrl() || (extension.hasValue() && extension.hasExtension())) {
            throw new Left();
        }
    }

    private void value(JsonParser in, IBase target, ModelMember member) throws IOException {
        JsonToken token = in.currentToken();
        if (member.isTaken(target)) {
            throw new Left();
        } else if (token == JsonToken.START_OBJECT && member.composite().isPresent()) {
            IBase value = member.newValue();
            object(in, value, members.of(member.composite().get()));
            if (value instanceof Extension extension) {
                requireSound(extension);
            }
            member.add(target, value);
        } else if (token.isScalarValue()
                && token != JsonToken.VALUE_NULL
                && member.composite().isEmpty()) {
            String text = in.getText();
            boolean contained = member.isReference() && text.startsWith("#");
            boolean power = token == JsonToken.VALUE_NUMBER_FLOAT && isWithExponent(text);
            if (contained || power) {
                throw new Left(); // HAPI links the one to what it means, and writes the other out
            }
            member.add(target, member.newPrimitive(text));
        } else {
            throw new Left();
        }
    }
}
