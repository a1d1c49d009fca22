package org.footbridge.rest.metadata;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.ResourceBinding;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import com.google.common.hash.Hashing;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.footbridge.bundle.PatchForms;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.validation.definition.ConformancePackages.Profile;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.jspecify.annotations.Nullable;

/**
 * The CapabilityStatement, derived from what is registered: it cannot name a provider or a search parameter that the server does
 * not have.
 *
 * <p>It does without HAPI's interface for such providers, which comes with a read of OperationDefinition that would stand
 * before ours.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#capabilities">R4 capabilities</a>
 */
public final class Capabilities {
    private static final Map<RestOperationTypeEnum, TypeRestfulInteraction> OF_TYPE = Map.ofEntries(
            Map.entry(RestOperationTypeEnum.READ, TypeRestfulInteraction.READ),
            Map.entry(RestOperationTypeEnum.VREAD, TypeRestfulInteraction.VREAD),
            Map.entry(RestOperationTypeEnum.CREATE, TypeRestfulInteraction.CREATE),
            Map.entry(RestOperationTypeEnum.UPDATE, TypeRestfulInteraction.UPDATE),
            Map.entry(RestOperationTypeEnum.PATCH, TypeRestfulInteraction.PATCH),
            Map.entry(RestOperationTypeEnum.DELETE, TypeRestfulInteraction.DELETE),
            Map.entry(RestOperationTypeEnum.HISTORY_INSTANCE, TypeRestfulInteraction.HISTORYINSTANCE),
            Map.entry(RestOperationTypeEnum.HISTORY_TYPE, TypeRestfulInteraction.HISTORYTYPE),
            Map.entry(RestOperationTypeEnum.SEARCH_TYPE, TypeRestfulInteraction.SEARCHTYPE));
    private static final Map<RestOperationTypeEnum, SystemRestfulInteraction> OF_SYSTEM = Map.of(
            RestOperationTypeEnum.TRANSACTION, SystemRestfulInteraction.TRANSACTION,
            RestOperationTypeEnum.HISTORY_SYSTEM, SystemRestfulInteraction.HISTORYSYSTEM);

    private static final String REFERENCES =
            " What a transaction refers to on this server must be stored or come with it, and what is referred to is"
                    + " not deleted; a single create or update may refer to what is not there yet.";

    /** As many hexadecimal digits of the digest of a statement are its entity tag. */
    private static final int TAG_LENGTH = 16;

    private final RestfulServer server;
    private final SearchParameterRegistry parameters;
    private final OperationRegistry operations;
    private final CapabilitySettings settings;
    private final Supplier<List<Profile>> profiles;
    private final BiFunction<String, String, byte[]> terminology;
    private final Date started = new Date();

    @Nullable
    private volatile Made last;

    /** A cached statement with the state that it describes: it is large, and monitoring requests it often. */
    private record Made(
            SearchParameters from,
            List<Profile> profiles,
            String base,
            Map<String, Object> endpoints,
            ResponseContent.Statement statement) {}

    /**
     * @param profiles those that the server can check at the time
     * @param terminology the TerminologyCapabilities as JSON, for the URL of the server and the version of its software
     */
    public Capabilities(
            RestfulServer server,
            SearchParameterRegistry parameters,
            OperationRegistry operations,
            CapabilitySettings settings,
            Supplier<List<Profile>> profiles,
            BiFunction<String, String, byte[]> terminology) {
        this.server = server;
        this.parameters = parameters;
        this.operations = operations;
        this.settings = settings;
        this.profiles = profiles;
        this.terminology = terminology;
    }

    /** HAPI passes arguments that the constructor has already received. */
    public void setRestfulServer(RestfulServer restfulServer) {}

    /** Made for each request: custom search parameters come and go. */
    @Metadata(cacheMillis = 0)
    public CapabilityStatement getServerConformance(HttpServletRequest http, RequestDetails request) {
        ResponseContent.set(request, statement(request));
        return new CapabilityStatement();
    }

    /** The statement that {@code request} asks for by its mode. */
    public ResponseContent.Statement statement(RequestDetails request) {
        if (isOfTerminology(request)) {
            return statement(
                    "TerminologyCapabilities",
                    terminology.apply(request.getFhirServerBase(), server.getServerVersion()));
        }
        SearchParameters current = parameters.current();
        List<Profile> checked = profiles.get();
        String base = request.getFhirServerBase();
        Map<String, Object> endpoints = settings.security().endpoints();
        Made made = last;
        if (made == null
                || made.from() != current
                || !made.profiles().equals(checked)
                || !made.base().equals(base)
                || !made.endpoints().equals(endpoints)) {
            String json = server.getFhirContext().newJsonParser().encodeResourceToString(made(base, checked));
            made = new Made(
                    current,
                    checked,
                    base,
                    endpoints,
                    statement("CapabilityStatement", json.getBytes(StandardCharsets.UTF_8)));
            last = made;
        }
        return made.statement();
    }

    private static ResponseContent.Statement statement(String type, byte[] json) {
        return new ResponseContent.Statement(
                type, json, Hashing.sha256().hashBytes(json).toString().substring(0, TAG_LENGTH));
    }

    /** A statement that is asked for in part is sent in full, as R4 allows. */
    private static boolean isOfTerminology(RequestDetails request) {
        String[] modes = request.getParameters().getOrDefault("mode", new String[] {"full"});
        if (modes.length != 1 || !Set.of("full", "normative", "terminology").contains(modes[0])) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'mode' must be full, normative or terminology, not '" + String.join(",", modes) + "'.");
        }
        return modes[0].equals("terminology");
    }

    private CapabilityStatement made(String base, List<Profile> checked) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(started)
                .setPublisher("Footbridge")
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
        PatchForms.MEDIA_TYPES.forEach(statement::addPatchFormat);
        settings.guides().forEach(statement::addImplementationGuide);
        statement.getSoftware().setName("Footbridge").setVersion(server.getServerVersion());
        statement
                .getImplementation()
                .setDescription("FHIR R4 server for social prescribing")
                .setUrl(base);
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.setDocumentation("Notifications of a Subscription are sent through the channel rest-hook."
                + (settings.enforcesReferences() ? REFERENCES : ""));
        settings.security().describe(rest.getSecurity());
        server.getResourceBindings().stream()
                .filter(binding -> !binding.getResourceName().isEmpty())
                .sorted(Comparator.comparing(ResourceBinding::getResourceName))
                .forEach(binding -> describe(rest.addResource(), binding, checked));
        for (BaseMethodBinding method : server.getServerBindings()) {
            SystemRestfulInteraction interaction = OF_SYSTEM.get(method.getRestOperationType());
            if (interaction != null) {
                rest.addInteraction().setCode(interaction);
            }
        }
        // one method serves both
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        // HAPI knows no search of the system, and sees one as a search of a type
        rest.addInteraction().setCode(SystemRestfulInteraction.SEARCHSYSTEM);
        operations.ofSystem().forEach(operation -> describe(rest.addOperation(), operation));
        return statement;
    }

    private void describe(
            CapabilityStatementRestResourceComponent resource, ResourceBinding binding, List<Profile> checked) {
        String type = binding.getResourceName();
        resource.setType(type).setProfile("http://hl7.org/fhir/StructureDefinition/" + type);
        checked.stream()
                .filter(profile -> profile.constrains().equals(type))
                .forEach(profile -> resource.addSupportedProfile(profile.url()));
        binding.getMethodBindings().stream()
                .flatMap(method -> interactions(method).stream())
                .distinct()
                .sorted()
                .forEach(interaction -> resource.addInteraction().setCode(interaction));
        operations.of(type).forEach(operation -> describe(resource.addOperation(), operation));
        settings.references().forEach(resource::addReferencePolicy);
        resource.setVersioning(ResourceVersionPolicy.VERSIONEDUPDATE)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalDelete(settings.conditionalDelete());
        parameters.current().of(type).stream()
                .filter(SearchParameter::isSupported)
                .filter(parameter -> settings.fullText().serves(parameter.code()))
                .sorted(Comparator.comparing(SearchParameter::code))
                .forEach(parameter -> describe(resource, parameter));
        parameters.current().of(type).stream()
                .filter(parameter -> parameter.isSupported() && parameter.kind() == SearchParameter.Kind.REFERENCE)
                .map(parameter -> type + ":" + parameter.code())
                .sorted()
                .forEach(resource::addSearchInclude);
    }

    private static void describe(
            CapabilityStatementRestResourceOperationComponent entry, OperationDescriptor operation) {
        entry.setName(operation.name()).setDefinition(operation.definition());
    }

    private static void describe(CapabilityStatementRestResourceComponent resource, SearchParameter parameter) {
        var entry = resource.addSearchParam()
                .setName(parameter.code())
                .setType(SearchParamType.fromCode(parameter.kind().code()));
        if (!parameter.url().isEmpty()) {
            entry.setDefinition(parameter.url());
        }
    }

    /** One method of ours serves both read and vread. */
    private static List<TypeRestfulInteraction> interactions(BaseMethodBinding method) {
        TypeRestfulInteraction interaction = OF_TYPE.get(method.getRestOperationType());
        if (interaction == null) {
            return List.of();
        }
        return interaction == TypeRestfulInteraction.VREAD
                ? List.of(TypeRestfulInteraction.READ, interaction)
                : List.of(interaction);
    }
}
