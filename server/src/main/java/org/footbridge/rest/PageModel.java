package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import org.footbridge.store.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/** Stored versions as HAPI's model, for answers that are not what is stored: XML, indented, summaries, parts. */
final class PageModel {
    private final FhirContext context;

    PageModel(FhirContext context) {
        this.context = context;
    }

    Resource resource(byte[] json) {
        return (Resource) context.newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8));
    }

    Bundle bundle(Page page) {
        Bundle bundle = new Bundle();
        bundle.setId(BundleIds.fresh());
        bundle.setType(BundleType.fromCode(page.type()));
        page.total().ifPresent(total -> bundle.setTotal((int) total));
        bundle.addLink().setRelation("self").setUrl(page.self());
        page.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(next));
        page.versions().forEach(version -> bundle.addEntry(entry(page, version, SearchEntryMode.MATCH)));
        page.included().forEach(version -> bundle.addEntry(entry(page, version, SearchEntryMode.INCLUDE)));
        page.remarks().ifPresent(remarks -> bundle.addEntry(outcome(remarks)));
        return bundle;
    }

    private static BundleEntryComponent outcome(Resource remarks) {
        BundleEntryComponent entry = new BundleEntryComponent().setResource(remarks);
        entry.getSearch().setMode(SearchEntryMode.OUTCOME);
        return entry;
    }

    private BundleEntryComponent entry(Page page, StoredVersion version, SearchEntryMode mode) {
        BundleEntryComponent entry = new BundleEntryComponent().setFullUrl(page.fullUrl(version));
        if (!version.deleted()) {
            entry.setResource(resource(version.body()));
        }
        if (page.history()) {
            HistoryEntry history = HistoryEntry.of(version);
            entry.getRequest().setMethod(HTTPVerb.fromCode(history.method())).setUrl(history.url());
            entry.getResponse()
                    .setStatus(history.status())
                    .setEtag(version.etag())
                    .setLastModifiedElement(new InstantType(version.updated().toString()));
        } else {
            entry.getSearch().setMode(mode);
        }
        return entry;
    }
}
