package org.footbridge.rest;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions on one resource type. One instance per type. */
public final class ResourceProvider implements IResourceProvider {
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
        Answer.set(request, interactions.reading().read(type, id, request));
        return StandIn.read();
    }

    @Create
    public MethodOutcome create(@ResourceParam Resource resource, RequestDetails request) {
        return interactions.writing().create(resource, request);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id, @ResourceParam Resource resource, RequestDetails request) {
        return interactions.writing().update(type, ResourceIds.ofUpdate(request), resource, request);
    }

    @Delete
    public MethodOutcome delete(@IdParam @Nullable IdType id, RequestDetails request) {
        if (id == null || !id.hasIdPart() || id.hasVersionIdPart()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "A deletion needs an id and no version in its URL, as in DELETE " + type
                            + "/123; conditional deletions are not supported yet.");
        }
        return interactions.writing().delete(type, ResourceIds.require(id.getIdPart()), request);
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
