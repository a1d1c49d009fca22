package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.footbridge.directory.openreferral.mapping.DocumentShape.ValueKind;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.Postcode;
import org.footbridge.json.ExactJson;

/** Reads single values of a row. A value of another type is refused unless it can only mean one thing. */
final class ValueReader {
    private static final int ID_MAX = 200;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]+");
    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}(?:[/?#][^\\s<>\"]*)?");
    private static final Pattern SCRIPT = Pattern.compile("(?i)(?:javascript|data|vbscript|file|blob):.*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),:;]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]{2,}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");

    /** @see <a href="https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema">GOV.UK, postcodes</a> */
    private static final Pattern POSTCODE =
            Pattern.compile("(?i)GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}");

    private final Consumer<String> notes;
    private final Optional<PlaceLookup> lookup;

    ValueReader(Consumer<String> notes, Optional<PlaceLookup> lookup) {
        this.notes = notes;
        this.lookup = lookup;
    }

    /** The value, put right; empty if it says nothing or had to be left out. */
    Optional<JsonNode> read(JsonNode value, ValueKind kind, String place) {
        if (kind == ValueKind.NUMBER) {
            return Optional.of(number(value, place));
        }
        String text = text(value, kind, place);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> read = switch (kind) {
            case UUID -> Optional.of(id(text, place));
            case URI -> uri(text, place);
            case EMAIL -> email(text, place);
            case DATE ->
                Optional.of(Dates.date(text)
                        .orElseThrow(() -> unreadable(place, text, "a date such as 2026-03-01"))
                        .toString());
            case DATE_TIME ->
                Optional.of(Dates.dateTime(text)
                        .orElseThrow(() -> unreadable(place, text, "a time such as 2026-03-01T10:00:00Z")));
            case TIME ->
                Optional.of(
                        Dates.time(text).orElseThrow(() -> unreadable(place, text, "a time of the day such as 09:30")));
            default -> Optional.of(checked(text, place));
        };
        return read.map(ExactJson.MAPPER.getNodeFactory()::textNode);
    }

    private static RowFault unreadable(String place, String text, String wanted) {
        return new RowFault(place + " is '" + shortened(text) + "'; it must be " + wanted + ".");
    }

    private String text(JsonNode value, ValueKind kind, String place) {
        if (kind == ValueKind.UUID && value.isIntegralNumber()) {
            return value.asText();
        } else if (!value.isTextual()) {
            throw new RowFault(place + " must be a text, not " + kind(value) + ".");
        }
        String plain = Texts.plain(value.asText());
        if (Texts.isMarkup(value.asText())) {
            notes.accept(place + " has HTML; its text is kept.");
        }
        return plain;
    }

    private JsonNode number(JsonNode value, String place) {
        if (value.isNumber()) {
            return value;
        } else if (value.isTextual() && NUMBER.matcher(value.asText().strip()).matches()) {
            notes.accept(place + " is a text; the number in it is kept.");
            return ExactJson.MAPPER
                    .getNodeFactory()
                    .numberNode(new BigDecimal(value.asText().strip()));
        }
        throw new RowFault(place + " must be a number, not " + kind(value) + ".");
    }

    private String id(String text, String place) {
        if (text.length() > ID_MAX) {
            throw new RowFault(place + " has more than " + ID_MAX + " characters.");
        } else if (place.equals("id") && !UUID.matcher(text).matches()) {
            notes.accept("id is no UUID.");
        }
        return text;
    }

    private Optional<String> uri(String text, String place) {
        if (HOST.matcher(text).matches()) {
            notes.accept(place + " has no scheme; https:// is put in front.");
            return Optional.of("https://" + text);
        } else if (!URI.matcher(text).matches() || SCRIPT.matcher(text).matches()) {
            notes.accept(place + " is no URL and left out.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private Optional<String> email(String text, String place) {
        if (!EMAIL.matcher(text).matches()) {
            notes.accept(place + " is no e-mail address and left out.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private String checked(String text, String place) {
        if (place.endsWith(".postal_code") && !POSTCODE.matcher(text).matches()) {
            notes.accept(place + " is '" + shortened(text) + "', which has not the form of a postcode.");
        } else if (place.endsWith(".postal_code")
                && lookup.isPresent()
                && Postcode.parse(text).flatMap(lookup.get()::find).isEmpty()) {
            notes.accept(place + " is '" + shortened(text) + "', and there is no such postcode.");
        }
        return text;
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** The type of a JSON value in words. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a text";
            default -> "nothing";
        };
    }
}
