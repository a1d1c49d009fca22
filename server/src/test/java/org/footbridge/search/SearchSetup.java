package org.footbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.search.compile.SearchCompiler;
import org.footbridge.search.index.FullText;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.parser.SearchRequestParser;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.type.CodeSets;
import org.footbridge.search.type.SearchBasis;
import org.hl7.fhir.r4.model.Resource;

/** Search as a server would set it up, with a fixed secret and a clock that stands still. */
public final class SearchSetup {
    static final String BASE = "https://footbridge.example/fhir";
    public static final Keys KEYS = new Keys(0x5ec2e7L, 0x0f0fL);
    static final FhirPaths PATHS = new FhirPaths();
    public static final SearchParameters PARAMETERS = new SearchParameters(List.of(json("""
        {'resourceType': 'SearchParameter', 'url': 'https://footbridge.example/sp/engagement-mode',
         'code': 'engagement-mode', 'base': ['ServiceRequest'], 'type': 'token',
         'expression': 'ServiceRequest.extension(\\'urn:ex:referral\\').extension(\\'mode\\').value'}\
        """)));
    /** One value set of two codes, and a hierarchy in which each code is below what it begins with. */
    static final CodeSets CODE_SETS = new CodeSets() {
        @Override
        public List<Code> expand(String valueSet, long parameter) {
            return valueSet.equals("urn:vs|1")
                    ? List.of(new Code("urn:c", "w"), new Code("http://hl7.org/fhir/observation-status", "final"))
                    : NONE.expand(valueSet, parameter);
        }

        @Override
        public List<Code> below(String system, String code, long parameter) {
            return List.of(new Code(system, code), new Code(system, code + "1"), new Code(system, code + "2"));
        }

        @Override
        public List<Code> above(String system, String code, long parameter) {
            return List.of(new Code(system, code), new Code(system, code.substring(0, 1)));
        }

        @Override
        public boolean isCaseSensitive(String url) {
            return url.equals("urn:case");
        }
    };

    public static final SearchBasis BASIS = new SearchBasis(
            KEYS, BASE, () -> Instant.parse("2024-06-01T00:00:00Z"), FullText.NARRATIVE, ZoneOffset.UTC, CODE_SETS);
    public static final SearchIndexer INDEXER =
            new SearchIndexer(PARAMETERS, PATHS, BASIS, SearchIndexer.Failures.IGNORED);
    public static final SearchCompiler COMPILER = new SearchCompiler(PARAMETERS, BASIS);
    public static final SearchRequestParser PARSER = new SearchRequestParser(PARAMETERS, COMPILER, 20, 100);

    private SearchSetup() {}

    /** JSON with single quotes; {@code \'} stands for one in a text. */
    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(quoted(text));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static Resource resource(String type, String members) {
        String text = "{'resourceType': '" + type + "', 'id': 'x1'" + (members.isBlank() ? "" : ", ") + members + "}";
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(quoted(text));
    }

    private static String quoted(String text) {
        return text.replace("\\'", "\0").replace('\'', '"').replace('\0', '\'');
    }

    public static IndexEntries index(String type, String members) {
        return INDEXER.index(resource(type, members));
    }

    /** The parameters of {@code query}, in its order. */
    public static Map<String, String[]> parameters(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        values.forEach((name, list) -> parameters.put(name, list.toArray(String[]::new)));
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public static SearchRequestParser.Scope of(String type) {
        return new SearchRequestParser.Scope(type, "");
    }

    public static SearchRequest parse(String type, String query) {
        return PARSER.parse(of(type), parameters(query), false);
    }

    public static SearchQuery compile(String type, String query) {
        return COMPILER.compile(parse(type, query).selections().get(0));
    }

    /** Whether {@code query} finds {@code entries} of a resource of {@code type}. */
    public static boolean finds(String type, String query, IndexEntries entries) {
        return matches(compile(type, query), entries);
    }

    /** Whether {@code query} finds {@code entries}, about which its SQL and its in-memory form must agree. */
    static boolean matches(SearchQuery query, IndexEntries entries) {
        boolean bySql = QueryEvaluator.matches(query, entries);
        boolean inMemory = ResourceMatcher.of(query).matches(new IndexedResource(0, 0, entries));
        assertThat(inMemory).as(query.canonical()).isEqualTo(bySql);
        return bySql;
    }
}
