package org.footbridge.rest.response;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.method.ResponsePage;
import java.util.Date;
import java.util.List;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/** Models that HAPI wants to see between a provider and {@link ResponseWriter}, which answers with something else. */
public final class HapiPlaceholder {
    private static final Bundle PAGE = filled();
    private static final IBundleProvider READ = new One(identified());

    private HapiPlaceholder() {}

    /** A provider of one resource whose content is never read. */
    private record One(IBaseResource resource) implements IBundleProvider {
        @Override
        @Nullable
        public IPrimitiveType<Date> getPublished() {
            return null;
        }

        @Override
        public List<IBaseResource> getResources(int from, int to, ResponsePage.ResponsePageBuilder builder) {
            return List.of(resource);
        }

        @Override
        @Nullable
        public String getUuid() {
            return null;
        }

        @Override
        @Nullable
        public Integer preferredPageSize() {
            return null;
        }

        @Override
        public Integer size() {
            return 1;
        }
    }

    /** Without a version, so that HAPI does not compare entity tags once more. */
    public static Basic of(StoredVersion version) {
        Basic basic = new Basic();
        basic.setId(version.id());
        return basic;
    }

    /** For a read, which HAPI would otherwise put a time of publication on. */
    public static IBundleProvider read() {
        return READ;
    }

    /** Nobody looks into it either, and HAPI finds nothing to add, which would cost a page some microseconds. */
    public static Bundle page() {
        return PAGE;
    }

    /** HAPI asks an id of everything in a history; of a time it would think that the client may have asked for it. */
    private static Bundle identified() {
        Bundle bundle = new Bundle();
        bundle.setId("page");
        return bundle;
    }

    private static Bundle filled() {
        Bundle bundle = identified();
        bundle.getMeta().setLastUpdated(new Date(0));
        bundle.setType(BundleType.COLLECTION).setTotal(0);
        bundle.addLink().setRelation("self").setUrl("page");
        return bundle;
    }
}
