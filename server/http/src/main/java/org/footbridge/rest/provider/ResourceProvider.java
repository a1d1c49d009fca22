package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.request.UrlIds;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.ResponseContent;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions on one resource type. One instance per type. */
public final class ResourceProvider implements IResourceProvider {
    private static final String CASCADE = "_cascade";

    private final Class<? extends IBaseResource> model;
    private final String type;
    private final Interactions interactions;

    public ResourceProvider(String type, Class<? extends IBaseResource> model, Interactions interactions) {
        this.type = type;
        this.model = model;
        this.interactions = interactions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return model;
    }

    @Read(version = true)
    public IBundleProvider read(@IdParam IdType id, RequestDetails request) {
        ResponseContent.set(request, interactions.reading().read(type, id, request));
        return HapiPlaceholder.read();
    }

    @Create
    public MethodOutcome create(@ResourceParam Resource resource, RequestDetails request) {
        return interactions.writing().create(resource, request);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            @ResourceParam Resource resource,
            RequestDetails request) {
        Optional<String> own = UrlIds.id(request);
        own.ifPresent(given -> UrlIds.requireNoOther(request, Set.of()));
        return own.map(given -> interactions.writing().update(type, given, resource, request))
                .orElseGet(
                        () -> interactions.writing().updateWhere(type, UrlIds.condition(request), resource, request));
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String condition,
            PatchTypeEnum kind,
            @ResourceParam String body,
            RequestDetails request) {
        Optional<String> given = UrlIds.id(request);
        given.ifPresent(own -> UrlIds.requireNoOther(request, Set.of()));
        return interactions
                .writing()
                .patch(
                        type,
                        given.orElse(null),
                        given.isPresent() ? null : UrlIds.condition(request),
                        interactions.patching().patch(request),
                        request);
    }

    @Delete
    public MethodOutcome delete(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam(supportsMultiple = true) @Nullable String condition,
            RequestDetails request) {
        Optional<String> given = UrlIds.id(request);
        if (given.isEmpty()) {
            return interactions.writing().deleteWhere(type, UrlIds.condition(request), request);
        }
        UrlIds.requireNoOther(request, Set.of(CASCADE));
        String[] cascade = request.getParameters().get(CASCADE);
        if (cascade != null && !(cascade.length == 1 && cascade[0].equals("delete"))) {
            throw new Problem(ProblemKind.VALUE, "_cascade must be delete.");
        }
        return interactions.writing().delete(type, given.get(), cascade != null, request);
    }

    @History
    public Bundle history(@IdParam IdType id, RequestDetails request) {
        return interactions.histories().ofInstance(type, id.getIdPart(), request);
    }

    @History
    public Bundle history(RequestDetails request) {
        return interactions.histories().ofType(type, request);
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return interactions.searching().search(type, request);
    }
}
