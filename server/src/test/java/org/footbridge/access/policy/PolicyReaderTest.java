package org.footbridge.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.access.Interaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policy files: what they say, and the line and reason of each mistake. */
class PolicyReaderTest {
    private static final Set<String> TYPES = Set.of("Patient", "Task", "Observation");
    private static final PolicyReader READER = new PolicyReader(TYPES);

    /** A policy without a mistake; each case puts one in. */
    private static final String GOOD = """
        labels:
          - urn:l|R
        roles:
          link-worker:
            title: Link worker
            purpose: Supports people.
            labels: urn:l|R
            consent: obeyed
            rules:
              - types: [Task, Patient]
                may: [read, update]
                where:
                  - owner=${organisation}
                unchanged: for
                masked: note
        """;

    @Test
    void sayWhoMayDoWhat() {
        Role role = READER.read(GOOD).roles().get(0);
        assertThat(role.name()).isEqualTo("link-worker");
        assertThat(role.labels()).containsExactly("urn:l|R");
        assertThat(role.obeysConsent()).isTrue();
        assertThat(role.breaksGlass()).isFalse();
        Rule rule = role.rules().get(0);
        assertThat(rule.types()).containsExactlyInAnyOrder("Task", "Patient");
        assertThat(rule.interactions())
                .containsExactlyInAnyOrder(Interaction.READ, Interaction.SEARCH, Interaction.UPDATE);
        assertThat(rule.unchanged()).containsExactly("for");
        assertThat(rule.masked()).containsExactly("note");
        assertThat(rule.line()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '>',
            value = {
                "roles:         > role:                  > line 4: 'role' is not known in the policy; it may have"
                        + " labels, roles",
                "purpose:       > purpos:                > line 6: 'purpos' is not known in role link-worker",
                "title: Link worker > break-glass: refused > line 5: role link-worker has no title",
                "consent: obeyed > consent: perhaps      > line 8: consent is 'perhaps'; it must be exempt or obeyed",
                "consent: obeyed > title: again          > line 8: 'title' is there twice in role link-worker",
                "labels: urn:l|R > labels: urn:l|V       > line 7: 'urn:l|V' is not among the labels of the policy",
                "[Task, Patient] > [Task, Person]        > line 10: 'Person' is not a resource type of R4, nor 'all'",
                "[Task, Patient] > []                    > line 10: a rule of link-worker has no types",
                "[Task, Patient] > all                   > line 13: a rule for all types can have a compartment only",
                "[read, update] > [read, write]          > line 11: 'write' must be read, create, update, delete,"
                        + " aggregate or all",
                "${organisation} > ${organization}       > line 13: '${organization}' must be ${user}",
                "owner=${organisation} > owner           > line 13: 'owner' must be a parameter, =, and a value",
                "unchanged: for  > unchanged: {a: b}     > line 14: unchanged must be a text",
                "rules:          > 'rules: ['            > line 10: this is not YAML"
            })
    void areRefusedWithLineAndReason(String good, String bad, String reason) {
        String text = GOOD.replace(good, bad);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> READER.read(text))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void thatAreEmptyAreRefused() {
        assertThatThrownBy(() -> READER.read("")).hasMessage("line 1: the policy is empty");
        assertThatThrownBy(() -> READER.read("- a")).hasMessage("line 1: the policy must be a map of names and values");
    }

    /** The page for data protection officers describes each role of the policy that is part of the server. */
    @Test
    void ofTheServerAreDescribedInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "security.md"));
        Policy policy = new PolicyReader(allTypes()).read(defaultPolicy());
        for (Role role : policy.roles()) {
            assertThat(page).contains("| `" + role.name() + "` | " + role.title() + " | " + role.purpose() + " |");
        }
        assertThat(policy.roles().stream().map(Role::name).collect(Collectors.toSet()))
                .contains("referring-clinician", "link-worker", "community-organisation", "commissioner", "auditor");
    }

    private static Set<String> allTypes() {
        return Set.of(org.hl7.fhir.r4.model.ResourceType.values()).stream()
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    static String defaultPolicy() throws IOException {
        try (var file = PolicyReaderTest.class.getResourceAsStream("/access-policy.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
