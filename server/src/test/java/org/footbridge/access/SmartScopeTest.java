package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The syntax of SMART scopes, of versions 1 and 2. */
class SmartScopeTest {
    @ParameterizedTest
    @CsvSource({
        "patient/Observation.rs, PATIENT, Observation, rs, ''",
        "user/*.cruds, USER, *, cruds, ''",
        "system/Patient.c, SYSTEM, Patient, c, ''",
        "system/Patient.us, SYSTEM, Patient, us, ''",
        "user/Observation.rs?category=laboratory, USER, Observation, rs, category=laboratory",
        "user/Observation.rs?category=a|b&status=final, USER, Observation, rs, category=a|b&status=final",
        "user/Patient.read, USER, Patient, rs, ''",
        "user/Patient.write, USER, Patient, cud, ''",
        "system/*.*, SYSTEM, *, cruds, ''"
    })
    void areRead(String text, SmartScope.Context context, String type, String permissions, String query) {
        assertThat(SmartScope.parse(text)).contains(new SmartScope(context, type, permissions, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "launch/patient",
                "user/Patient",
                "user/Patient.",
                "user/Patient.sr",
                "user/Patient.rr",
                "user/Patient.x",
                "user/Patient.rs?",
                "user/Patient.reads",
                "user/patient.rs",
                "user/.rs",
                "USER/Patient.rs",
                "users/Patient.rs",
                "user/Patient/1.rs",
                " user/Patient.rs",
                "user/Patient.rs ",
                "user/Patient.rs\n",
                "user/**.rs"
            })
    void malformedOnesGrantNothing(String text) {
        assertThat(SmartScope.parse(text)).isEmpty();
    }
}
