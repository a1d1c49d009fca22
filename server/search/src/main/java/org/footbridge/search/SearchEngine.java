package org.footbridge.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.footbridge.address.ServerBase;
import org.footbridge.search.compile.SearchCompiler;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.parser.SearchRequestParser;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.type.SearchBasis;

/**
 * The parser and the compiler of searches for one state of the search parameters.
 *
 * @param base the URL under which the client reached the server; references below it are to resources of this server
 */
public record SearchEngine(SearchRequestParser parser, SearchCompiler compiler, ServerBase base) {
    /**
     *
     *
     * @param countDefault the size of a page without {@code _count}, 1 or more
     * @param countMax the largest size of a page
     */
    public static SearchEngine of(SearchParameters parameters, SearchBasis basis, int countDefault, int countMax) {
        SearchCompiler compiler = new SearchCompiler(parameters, basis);
        SearchRequestParser parser = new SearchRequestParser(parameters, compiler, countDefault, countMax);
        return new SearchEngine(parser, compiler, ServerBase.NONE);
    }

    /**
     * Returns the same engine for a caller who sees only some resources: {@code visible} returns the criteria for resources
     * of a type, or empty if none of that type is visible.
     */
    public SearchEngine narrowed(Function<String, Optional<List<Criterion>>> visible) {
        return new SearchEngine(parser, compiler.narrowed(visible), base);
    }

    /** Returns the same engine for a caller who may not search by the parameters that are {@code hidden}. */
    public SearchEngine hiding(Predicate<SearchParameter> hidden) {
        return new SearchEngine(parser.hiding(hidden), compiler.hiding(hidden), base);
    }

    /** Returns the same engine for a client that reached the server under {@code other}. */
    public SearchEngine at(ServerBase other) {
        return new SearchEngine(parser.at(other), compiler, other);
    }
}
