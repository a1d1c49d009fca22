package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Effect;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationDescriptor.Use;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.validation.definition.ConformancePackages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The registry of operations, what HAPI has bound, /metadata and our OperationDefinitions agree. */
class OperationRegistryTest {
    private static final String HL7 = "http://hl7.org/fhir/OperationDefinition/";
    private static final String OURS = "https://fhir.footbridge.example/OperationDefinition/";

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static OperationRegistry registry() {
        return server.bean(OperationRegistry.class);
    }

    /** Each as level, type and name, such as {@code TYPE ValueSet $expand}. */
    private static Set<String> registered() {
        Set<String> all = new TreeSet<>();
        for (OperationDescriptor operation : registry().all()) {
            if (operation.isOfSystem()) {
                all.add("SYSTEM  " + operation.inUrl());
            }
            for (String type : server.servlet().getFhirContext().getResourceTypes()) {
                operation.levels().stream()
                        .filter(level -> level != Level.SYSTEM && operation.isOf(type))
                        .forEach(level -> all.add(level + " " + type + " " + operation.inUrl()));
            }
        }
        return all;
    }

    @Test
    void hapiHasBoundWhatIsRegistered() {
        FhirServlet servlet = server.servlet();
        Set<String> bound = new TreeSet<>();
        servlet.getServerBindings().forEach(method -> add(bound, "", method));
        servlet.getResourceBindings().stream()
                .filter(type -> !type.getResourceName().isEmpty())
                .forEach(
                        type -> type.getMethodBindings().forEach(method -> add(bound, type.getResourceName(), method)));
        assertThat(bound).isEqualTo(registered()).hasSizeGreaterThan(290);
    }

    private static void add(Set<String> bound, String type, BaseMethodBinding method) {
        if (method instanceof OperationMethodBinding operation) {
            if (operation.isCanOperateAtServerLevel()) {
                bound.add("SYSTEM " + type + " " + operation.getName());
            }
            if (operation.isCanOperateAtTypeLevel()) {
                bound.add("TYPE " + type + " " + operation.getName());
            }
            if (operation.isCanOperateAtInstanceLevel()) {
                bound.add("INSTANCE " + type + " " + operation.getName());
            }
        }
    }

    @Test
    void metadataNamesWhatIsRegisteredUnderItsCanonicalUrl() {
        JsonNode rest = server.get("metadata").json().at("/rest/0");
        assertThat(named(rest))
                .containsExactlyInAnyOrderElementsOf(named(registry().ofSystem()));
        for (JsonNode resource : rest.path("resource")) {
            String type = resource.path("type").asText();
            assertThat(named(resource))
                    .as(type)
                    .containsExactlyInAnyOrderElementsOf(named(registry().of(type)));
        }
        assertThat(named(rest))
                .contains(
                        "install " + OURS + "install",
                        "reindex " + OURS + "reindex",
                        "versions " + HL7 + "CapabilityStatement-versions");
        assertThat(named(rest.at("/resource/0")))
                .containsExactlyInAnyOrder("validate " + HL7 + "Resource-validate", "diff " + OURS + "diff");
    }

    private static List<String> named(JsonNode with) {
        return StreamSupport.stream(with.path("operation").spliterator(), false)
                .map(operation -> operation.path("name").asText() + " "
                        + operation.path("definition").asText())
                .toList();
    }

    private static List<String> named(List<OperationDescriptor> operations) {
        return operations.stream()
                .map(operation -> operation.name() + " " + operation.definition())
                .toList();
    }

    @Test
    void ourOwnOperationsAreRegisteredAsOurPackagesDefineThem() {
        List<JsonNode> definitions = new ConformancePackages().json("OperationDefinition");
        List<OperationDescriptor> ours = registry().all().stream()
                .filter(operation -> !operation.definition().startsWith("http://hl7.org/"))
                .toList();
        assertThat(ours)
                .extracting(OperationDescriptor::definition)
                .containsExactlyInAnyOrderElementsOf(definitions.stream()
                        .map(definition -> definition.path("url").asText())
                        .toList());
        for (OperationDescriptor operation : ours) {
            JsonNode definition = definitions.stream()
                    .filter(one -> one.path("url").asText().equals(operation.definition()))
                    .findFirst()
                    .orElseThrow();
            assertThat(definition.path("code").asText()).isEqualTo(operation.name());
            assertThat(definition.path("affectsState").asBoolean()).isEqualTo(operation.effect() == Effect.CHANGES);
            assertThat(definition.path("system").asBoolean()).isEqualTo(operation.isOfSystem());
            assertThat(parameters(definition)).isEqualTo(parameters(operation));
        }
    }

    private static Set<String> parameters(JsonNode definition) {
        Set<String> all = new TreeSet<>();
        definition
                .path("parameter")
                .forEach(one -> all.add(one.path("use").asText() + " "
                        + one.path("name").asText() + " " + one.path("type").asText()));
        return all;
    }

    private static Set<String> parameters(OperationDescriptor operation) {
        return operation.parameters().stream()
                .map(one -> (one.use() == Use.IN ? "in " : "out ") + one.name() + " " + one.type())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void anUnknownOperationIsToldWhichThereAre() {
        for (String url : List.of("$nonsense", "Patient/$nonsense", "Patient/1/$nonsense")) {
            String told = server.get(url).diagnostics();
            assertThat(told).contains("no operation '$nonsense'");
            registry().all().forEach(operation -> assertThat(told).contains(operation.inUrl()));
        }
    }

    @Test
    void anOperationAtAnotherURLIsToldWhereItIsCalled() {
        List<String> told = new ArrayList<>();
        for (String url : List.of("Patient/$expand", "Patient/$install", "$validate", "$validate-code")) {
            told.add(server.get(url).diagnostics());
        }
        assertThat(told.get(0)).contains("it is called at ValueSet, see");
        assertThat(told.get(1)).contains("it is called at the base URL, see");
        assertThat(told.get(2)).contains("it is called at a resource type, see");
        assertThat(told.get(3)).contains("it is called at CodeSystem or ValueSet, see");
    }

    @Test
    void anOperationOfOursThatNoPackageDefinesIsNotRegistered() {
        OperationProvider undefined = () -> List.of(OperationDescriptor.ofOurs("undefined"));
        assertThatThrownBy(() -> new OperationRegistry(List.of(OURS + "install"), List.of(undefined)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("$undefined");
    }
}
