package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.web.UrlPath;
import org.jspecify.annotations.Nullable;

/**
 * Searches whose URL does not begin with the type that is searched: of a compartment, such as
 * {@code Patient/1/Observation}, and of the whole system. HAPI has methods for types only, so these requests are made
 * into searches of a type, and carry their true scope with them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#vsearch">R4 variant searches</a>
 */
public final class Scopes {
    private static final List<String> COMPARTMENTS =
            List.of("Patient", "Encounter", "RelatedPerson", "Practitioner", "Device");
    private static final String SEARCH = "_search";
    private static final String ALL = "*";

    private Scopes() {}

    /** Recognises such a request. */
    public static void settle(RequestDetails request) {
        List<String> path = UrlPath.segments(request.getRequestPath(), "The URL").stream()
                .filter(part -> !part.isEmpty())
                .toList();
        boolean posted = request.getRequestType() == RequestTypeEnum.POST;
        boolean search = posted
                ? !path.isEmpty() && path.get(path.size() - 1).equals(SEARCH)
                : request.getRequestType() == RequestTypeEnum.GET;
        if (!search) {
            return;
        }
        List<String> place = posted ? path.subList(0, path.size() - 1) : path;
        if (place.isEmpty()) {
            // any type will do
            become(request, COMPARTMENTS.get(0), new Scope("", ""));
        } else if (place.size() == 3 && isPart(place.get(2)) && COMPARTMENTS.contains(place.get(0))) {
            String owner = ResourceIds.require(place.get(1));
            String type = place.get(2).equals(ALL) ? "" : place.get(2);
            become(request, type.isEmpty() ? place.get(0) : type, new Scope(type, place.get(0) + "/" + owner));
        }
    }

    private static boolean isPart(String name) {
        return name.equals(ALL) || (!name.isEmpty() && Character.isUpperCase(name.charAt(0)));
    }

    private static void become(RequestDetails request, String type, Scope scope) {
        request.setResourceName(type);
        request.setId(null);
        request.setCompartmentName(null);
        request.getUserData().put(Scope.class.getName(), scope);
    }

    /** The scope, if it is not just the type of the URL. */
    public static Optional<Scope> of(RequestDetails request) {
        return Optional.ofNullable((@Nullable Scope) request.getUserData().get(Scope.class.getName()));
    }

    /** The part of a URL of the scope before the query. */
    public static String path(Scope scope) {
        if (scope.compartment().isEmpty()) {
            return scope.type();
        }
        return scope.compartment() + "/" + (scope.type().isEmpty() ? ALL : scope.type());
    }

    /** In the client's order, which HAPI loses. */
    public static Map<String, String[]> parameters(RequestDetails request) {
        Map<String, String[]> given = request.getParameters();
        if (!(request instanceof ServletRequestDetails servlet)) {
            return given;
        }
        Map<String, String[]> ordered = new LinkedHashMap<>();
        for (String name : servlet.getServletRequest().getParameterMap().keySet()) {
            String[] values = given.get(name);
            if (values != null) {
                ordered.put(name, values);
            }
        }
        given.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
