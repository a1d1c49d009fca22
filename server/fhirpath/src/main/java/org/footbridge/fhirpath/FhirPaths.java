package org.footbridge.fhirpath;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.footbridge.fhirpath.syntax.Parser;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.footbridge.problem.LibraryMessage;

/** Compiles FHIRPath expressions and caches the results. */
public final class FhirPaths {
    private final ConcurrentMap<String, CompiledPath> compiled = new ConcurrentHashMap<>();
    private final LongAdder evaluations = new LongAdder();
    private final FallbackEngine fallback = new FallbackEngine();

    /** Compiles {@code text} and caches the result. An expression that cannot be parsed fails at its first evaluation. */
    public CompiledPath compile(String text) {
        return compiled.computeIfAbsent(text, this::compiled);
    }

    /** Compiles {@code text} without caching it, for the expressions of clients, whose number is unlimited. */
    public CompiledPath compileOnce(String text) {
        return compiled(text);
    }

    /** Whether the compiler supports {@code text}, so that HAPI's engine is needed only for unexpected values. */
    public boolean compiles(String text) {
        try {
            parsed(text);
            return true;
        } catch (UnsupportedPath unknown) {
            return false;
        }
    }

    /** Returns the reason why {@code text} cannot be evaluated; empty if it can. */
    public Optional<String> fault(String text) {
        try {
            parsed(text);
            return Optional.empty();
        } catch (UnsupportedPath unknown) {
            return unknown.isHopeless() ? Optional.of(String.valueOf(unknown.getMessage())) : fallback.fault(text);
        }
    }

    /** The number of evaluations so far. */
    public long evaluations() {
        return evaluations.sum();
    }

    /** The number of evaluations that HAPI's engine, or for invariants its validator, took over from the compiler. */
    public long fallbacks() {
        return fallback.count();
    }

    private CompiledPath compiled(String expression) {
        return new CompiledPath(expression, step(expression), evaluations, fallback);
    }

    private static Step step(String text) {
        try {
            return parsed(text);
        } catch (UnsupportedPath unknown) {
            return (scope, input) -> {
                throw unknown;
            };
        }
    }

    private static Step parsed(String text) {
        try {
            return Compiler.compile(Parser.parse(text));
        } catch (DataFormatException | IllegalArgumentException malformed) {
            // A literal that is none, such as a date without a digit.
            throw new UnsupportedPath(LibraryMessage.of(malformed.getMessage(), "a literal in it cannot be read"));
        }
    }
}
