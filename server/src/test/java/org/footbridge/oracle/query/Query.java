package org.footbridge.oracle.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A search. {@code posted} says that it is sent by POST. */
public record Query(Scope scope, List<Criterion> criteria, Shape shape, boolean posted) {
    /** A query parameter without percent-encoding. */
    public record Parameter(String name, String value) {
        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** The same with other criteria. */
    public Query with(List<Criterion> others) {
        return new Query(scope, others, shape, posted);
    }

    public Query with(Shape other) {
        return new Query(scope, criteria, other, posted);
    }

    public Query with(Scope other) {
        return new Query(other, criteria, shape, posted);
    }

    public Query byGet() {
        return new Query(scope, criteria, shape, false);
    }

    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        if (!scope.types().isEmpty()) {
            all.add(new Parameter("_type", String.join(",", scope.types())));
        }
        criteria.forEach(criterion -> all.add(new Parameter(criterion.name(), criterion.value())));
        shape.includes().forEach(include -> all.add(new Parameter(include.name(), include.value())));
        if (!shape.sort().isEmpty()) {
            all.add(new Parameter("_sort", shape.order()));
        }
        shape.count().ifPresent(count -> all.add(new Parameter("_count", String.valueOf(count))));
        if (!shape.total().isEmpty()) {
            all.add(new Parameter("_total", shape.total()));
        }
        if (shape.counted()) {
            all.add(new Parameter("_summary", "count"));
        }
        return all;
    }

    /** The parameters in percent-encoding. */
    public String encoded() {
        return parameters().stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** For people: without percent-encoding. */
    @Override
    public String toString() {
        String query = parameters().stream().map(Parameter::toString).collect(Collectors.joining("&"));
        return (posted ? "POST " : "GET ") + scope.path() + (query.isEmpty() ? "" : "?" + query);
    }
}
