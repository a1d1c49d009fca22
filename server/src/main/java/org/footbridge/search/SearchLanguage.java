package org.footbridge.search;

/** What clients can ask, while the search parameters are what they are. */
public record SearchLanguage(SearchRequestParser parser, SearchCompiler compiler) {
    /**
     * @param countDefault the size of a page for which none was asked, 1 or more
     * @param countMax the largest size of a page
     */
    public static SearchLanguage of(SearchParameters parameters, SearchBasis basis, int countDefault, int countMax) {
        SearchCompiler compiler = new SearchCompiler(parameters, basis);
        return new SearchLanguage(new SearchRequestParser(parameters, compiler, countDefault, countMax), compiler);
    }
}
