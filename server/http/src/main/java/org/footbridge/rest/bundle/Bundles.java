package org.footbridge.rest.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.audit.AuditTrail;
import org.footbridge.bundle.BundleReader;
import org.footbridge.bundle.BundleReader.Incoming;
import org.footbridge.bundle.Entry;
import org.footbridge.bundle.EntryReader;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.Preferences;
import org.footbridge.rest.http.RequestBase;
import org.footbridge.rest.request.IncomingBody;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.Store;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.ChangeResult.Effect;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Processes batches, whose entries are independent, and transactions, which succeed or fail as a whole.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction">R4 batch and transaction</a>
 */
public final class Bundles {
    private final FhirContext context;
    private final Store store;
    private final Repository repository;
    private final ChangeExecutor changes;
    private final BundleReader bundles;
    private final EntryReader entries;
    private final EntryReads reads;

    public Bundles(
            FhirContext context,
            Store store,
            Repository repository,
            ChangeExecutor changes,
            BundleReader bundles,
            EntryReader entries,
            EntryReads reads) {
        this.context = context;
        this.store = store;
        this.repository = repository;
        this.changes = changes;
        this.bundles = bundles;
        this.entries = entries;
        this.reads = reads;
    }

    public Bundle process(RequestDetails request) {
        ServletRequestDetails whole = (ServletRequestDetails) request;
        byte[] body = IncomingBody.bundle(request);
        Incoming incoming = bundles.read(body, RequestBase.of(request));
        BundleWriter writer = new BundleWriter(context, request.getFhirServerBase());
        byte[] answer = incoming.transaction()
                ? writer.write("transaction-response", transaction(incoming.entries(), whole))
                : writer.write("batch-response", batch(incoming.entries(), whole));
        ResponseContent.set(request, new ResponseContent.Text(answer));
        return HapiPlaceholder.page();
    }

    /** Reads are carried out after everything has been written, and before anyone else can change it. */
    private List<EntryAnswer> transaction(List<Entry> all, ServletRequestDetails request) {
        List<Entry> writing =
                all.stream().filter(entry -> !EntryReader.reads(entry)).toList();
        EntryErrors faults = new BundleEntryErrors(writing);
        List<ChangeRequest> wanted = new ArrayList<>();
        for (int i = 0; i < writing.size(); i++) {
            Entry entry = writing.get(i);
            wanted.add(faults.of(i, () -> entries.of(entry, shown(request), Callers.origin(request))));
        }
        return writing.size() == all.size()
                ? changes(wanted, faults, request)
                : store.writes().transaction(() -> mixed(all, wanted, faults, request));
    }

    private List<EntryAnswer> changes(List<ChangeRequest> wanted, EntryErrors faults, RequestDetails request) {
        return wanted.isEmpty()
                ? List.of()
                : changes.apply(wanted, faults, Callers.origin(request)).stream()
                        .map(done -> answer(done, request))
                        .toList();
    }

    private List<EntryAnswer> mixed(
            List<Entry> all, List<ChangeRequest> wanted, EntryErrors faults, ServletRequestDetails request) {
        List<EntryAnswer> written = changes(wanted, faults, request);
        EntryErrors ofReads = new BundleEntryErrors(all);
        List<EntryAnswer> answers = new ArrayList<>();
        int next = 0;
        for (Entry entry : all) {
            answers.add(
                    EntryReader.reads(entry)
                            ? ofReads.of(entry.index(), () -> read(entry, request))
                            : written.get(next++));
        }
        return answers;
    }

    private EntryAnswer read(Entry entry, ServletRequestDetails request) {
        begin(entry);
        EntryAnswer answer = reads.answer(entry, request, Map.of());
        AuditTrail.close(answer.status());
        return answer;
    }

    private List<EntryAnswer> batch(List<Entry> all, ServletRequestDetails request) {
        List<String> plain = all.stream()
                .filter(entry -> EntryReader.reads(entry) && EntryReads.isPlain(entry))
                .map(Entry::path)
                .distinct()
                .toList();
        boolean onlyReads = all.stream().allMatch(EntryReader::reads);
        Map<String, StoredVersion> known =
                onlyReads && !plain.isEmpty() ? repository.read(Callers.of(request), plain) : Map.of();
        List<EntryAnswer> answers = new ArrayList<>();
        for (Entry entry : all) {
            answers.add(alone(entry, request, known));
        }
        return answers;
    }

    private EntryAnswer alone(Entry entry, ServletRequestDetails request, Map<String, StoredVersion> known) {
        begin(entry);
        EntryAnswer answer = attempt(entry, request, known);
        AuditTrail.close(answer.status());
        return answer;
    }

    private EntryAnswer attempt(Entry entry, ServletRequestDetails request, Map<String, StoredVersion> known) {
        try {
            return EntryReader.reads(entry)
                    ? reads.answer(entry, request, known)
                    : answer(changed(entry, request), request);
        } catch (RuntimeException failure) {
            return EntryAnswer.of(Failure.of(failure, request.getRequestId()));
        }
    }

    private static void begin(Entry entry) {
        AuditTrail.entry(entry.method(), entry.path(), entry.query().orElse(""));
    }

    private ChangeResult changed(Entry entry, RequestDetails request) {
        Origin origin = Callers.origin(request);
        return changes.apply(entries.of(entry, shown(request), origin), origin);
    }

    private static boolean shown(RequestDetails request) {
        return Preferences.of(request) == PreferReturnEnum.OPERATION_OUTCOME;
    }

    private static EntryAnswer answer(ChangeResult done, RequestDetails request) {
        PreferReturnEnum preferred = Preferences.of(request);
        boolean whole = preferred == PreferReturnEnum.REPRESENTATION && done.effect() != Effect.DELETED;
        byte[] resource = whole ? done.version().map(StoredVersion::body).orElse(new byte[0]) : new byte[0];
        return new EntryAnswer(
                done.effect().status(),
                done.version(),
                done.effect() != Effect.DELETED,
                resource,
                preferred == PreferReturnEnum.OPERATION_OUTCOME ? done.remarks() : Optional.empty());
    }
}
