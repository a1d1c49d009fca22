package org.footbridge.oracle.random;

import java.util.List;

/** What texts, codes, dates and the like are made of: few, so that they meet, and awkward. */
final class Words {
    /** Case, accents as one character and as two, ligatures, and what has a meaning in SQL or in a query. */
    static final List<String> TEXTS = List.of(
            "Smith",
            "smith",
            "SMITHSON",
            "Müller",
            "Mu\u0308ller",
            "muller",
            "Ångström",
            "Straße",
            "STRASSE",
            "ΣΊΣΥΦΟΣ",
            "Σίσυφος",
            "ﬁve  o'clock",
            "100% sure",
            "100 percent",
            "a_b",
            "aXb",
            "back\\slash",
            "one,two|three$four",
            "tab\tand\nline",
            "  blanks  ",
            "O’Neil, Jr",
            "İstanbul",
            "李小龍",
            "😀 smile",
            "\uFFFDodd",
            "Ⅳ",
            "quote\"'q",
            "a+b&c=d#e?f/g;h",
            "Smith-Jones",
            "Mary Smith-Jones, MBE",
            "...",
            "-minus",
            "x".repeat(210),
            "x".repeat(199) + "yz");

    static final List<String> FAMILIES = List.of(
            "Smith",
            "Smythe",
            "Müller",
            "muller",
            "O'Neil",
            "de la Cruz",
            "Ångström",
            "李",
            "Nguyễn",
            "Carreño Quiñones",
            "Smith-Jones",
            "O’Brien",
            "obrien",
            "d'Arc");

    static final List<String> GIVENS =
            List.of("Anna", "anne", "José", "Jose", "Zoë", "Björn", "Mary-Jane", "Ann\u0301a", "Ali");

    static final List<String> CODES =
            List.of("a", "A", "b", "aB", "Ü", "a|b", "a,b", "a$b", "c\\d", "ü", "u", "1.0", "a b", "%");

    static final List<String> SYSTEMS = List.of(
            "http://a.example/s",
            "http://a.example/S",
            "urn:oid:1.2.3",
            "http://b.example/x|1",
            "http://terminology.hl7.org/CodeSystem/observation-category");

    static final List<String> URIS = List.of(
            "http://a.example/fhir",
            "http://a.example/fhir/",
            "http://a.example/fhir/x",
            "http://a.example/fhirx",
            "http://a.example/FHIR",
            "http://a.example/fhir/x/y,z",
            "http://a.example/100%25_x",
            "urn:oid:1.2",
            "urn:oid:1.2.3",
            "urn:oid:1.23",
            "urn:uuid:c757873d-ec9a-4326-a141-556f43239520");

    static final List<String> CANONICALS = List.of(
            "http://a.example/Q|1",
            "http://a.example/Q|1.0",
            "http://a.example/Q|1.1",
            "http://a.example/Q|1-draft",
            "http://a.example/Q|10",
            "http://a.example/Q",
            "http://a.example/Q/sub|2",
            "http://b.example/P");

    static final List<String> DATES = List.of(
            "1970",
            "1970-03",
            "1970-03-05",
            "2020-02-29",
            "2023",
            "2023-12",
            "2023-12-31",
            "2024",
            "2024-01",
            "2024-01-01",
            "2024-05-17",
            "2031-06-30");

    static final List<String> INSTANTS = List.of(
            "2024-05-17T08:30:00Z",
            "2024-05-17T09:30:00+01:00",
            "2024-05-17T09:30:00.1+01:00",
            "2024-05-17T08:30:00.123Z",
            "2024-05-17T08:30:00.123456Z",
            "2023-12-31T23:59:59Z",
            "2024-01-01T00:30:00+01:00",
            "2024-01-01T00:00:00Z",
            "2024-01-01T05:00:00-11:00",
            "1969-12-31T23:59:59.999Z",
            "2031-06-30T12:00:00+05:45");

    static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "1.0",
            "1.00",
            "5.4",
            "5.40",
            "5.44",
            "5.45",
            "99.5",
            "100",
            "100.0",
            "100.5",
            "0.001",
            "-0.5",
            "123456789.123456789",
            "1000");

    private Words() {}
}
