package org.footbridge.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.store.Store;
import org.footbridge.store.planner.SearchPart;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.SearchPage;

/**
 * Reads resources for figures about groups: all that a caller may aggregate, page by page, so that their number does not matter. They are
 * not given out, and so are not in the audit trail; the request that asks for the figures is.
 */
public final class AggregateReads {
    private final Store store;
    private final SearchEngine engine;
    private final Function<StoredVersion, IndexEntries> entries;

    AggregateReads(Store store, SearchEngine engine, Function<StoredVersion, IndexEntries> entries) {
        this.store = store;
        this.engine = engine;
        this.entries = entries;
    }

    /**
     * Gives each page of what a search finds to {@code reader}. A page is read when the one before has been dealt with.
     *
     * @param query search parameters, without those about pages
     * @param count the number of resources of a page
     */
    public void pages(String type, Map<String, String[]> query, int count, Consumer<List<StoredVersion>> reader) {
        SearchRequest search = engine.parser().parse(new Scope(type, ""), query, false);
        List<SearchPart> parts = search.selections().stream()
                .map(selection -> new SearchPart(
                        engine.compiler().compile(selection),
                        engine.compiler().order(selection, search.page().sort())))
                .toList();
        Optional<SearchPosition> after = Optional.empty();
        do {
            SearchPage page = store.search().find(parts, count, after, false, entries);
            reader.accept(page.versions());
            after = page.next();
        } while (after.isPresent());
    }
}
