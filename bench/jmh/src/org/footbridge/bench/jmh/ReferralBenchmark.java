package org.footbridge.bench.jmh;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.footbridge.fhirpath.CompiledPath;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.json.Links;
import org.footbridge.rest.request.ParseRules;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.index.FullText;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.type.CodeSets;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.transaction.content.Content;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the parts of a write cost on our example of a referral: to read it, to check it, and to find its index entries. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReferralBenchmark {
    private static final String EXAMPLE = "profiles/src/main/fhir/package/example/ServiceRequest-example-referral.json";

    private byte[] bytes;
    private String text;
    private Content content;
    private ContentReader reader;
    private ResourceValidator validator;
    private SearchIndexer indexer;
    private List<CompiledPath> paths;

    @Setup
    public void read() throws IOException {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new ParseRules());
        ConformancePackages packages = new ConformancePackages();
        reader = new ContentReader(context);
        validator =
                new ResourceValidator(context, packages, new KnownDefinitions(context, packages, StoredSource.NONE));
        SearchParameters parameters = new SearchParameters(packages.json("SearchParameter"));
        FhirPaths compiler = new FhirPaths();
        paths = parameters.of("ServiceRequest").stream()
                .filter(parameter -> !parameter.expression().isEmpty())
                .map(parameter -> compiler.compile(parameter.expression()))
                .toList();
        indexer = new SearchIndexer(
                parameters,
                compiler,
                new SearchBasis(
                        new Keys(1, 2),
                        "http://localhost:8080/fhir",
                        InstantSource.system(),
                        FullText.NARRATIVE,
                        ZoneOffset.UTC,
                        CodeSets.NONE),
                SearchIndexer.Failures.IGNORED);
        bytes = Files.readAllBytes(Path.of(EXAMPLE));
        content = parse();
        text = new String(content.json().render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8);
        if (!compiled() || ResourceValidator.isInvalid(hapi())) {
            throw new IllegalStateException("the example is to be valid");
        }
    }

    @Benchmark
    public Content parse() {
        return reader.content(reader.json("ServiceRequest", bytes, Links.NONE));
    }

    @Benchmark
    public boolean compiled() {
        return validator.compiled().accepts(content.model(), () -> text);
    }

    @Benchmark
    public OperationOutcome hapi() {
        return validator.validate(text, List.of());
    }

    @Benchmark
    public IndexEntries extract() {
        return indexer.index(content.model());
    }

    /** The part of it that finds values, and that one walk for all would save at most. */
    @Benchmark
    public int evaluate() {
        int values = 0;
        for (CompiledPath path : paths) {
            values += path.evaluate(content.model()).size();
        }
        return values;
    }
}
