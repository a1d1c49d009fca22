package org.footbridge.referral.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days in England, compared with the published bank holidays. */
class WorkingCalendarTest {
    private static final WorkingCalendar ENGLAND = new WorkingCalendar(Holidays.ENGLAND, Set.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2021 | 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
                "2024 | 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
                "2025 | 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
                "2026 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
                "2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
                "2028 | 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
                "2022 | 01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27"
            })
    void knowsTheBankHolidays(int year, String days) {
        Set<String> found = new TreeSet<>();
        BankHolidays.of(year).forEach(day -> found.add(day.toString().substring(5)));
        assertThat(String.join(" ", found)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 5, 2026-12-07",
        "2026-12-23, 2, 2026-12-29",
        "2026-12-24, 1, 2026-12-29",
        "2026-12-26, 1, 2026-12-29",
        "2026-04-02, 1, 2026-04-07",
        "2026-11-30, 0, 2026-11-30"
    })
    void countsWorkingDays(LocalDate start, int days, LocalDate end) {
        assertThat(ENGLAND.plus(start, days)).isEqualTo(end);
    }

    @Test
    void knowsFurtherHolidays() {
        LocalDate proclaimed = LocalDate.parse("2023-05-08");
        assertThat(ENGLAND.isWorkingDay(proclaimed)).isTrue();
        assertThat(new WorkingCalendar(Holidays.ENGLAND, Set.of(proclaimed)).isWorkingDay(proclaimed))
                .isFalse();
        assertThat(new WorkingCalendar(Holidays.NONE, Set.of()).isWorkingDay(LocalDate.parse("2026-12-25")))
                .isTrue();
    }

    @Test
    void takesTheShortestTarget() {
        Targets targets = new Targets(Map.of("routine", 10, "quick", 2), ENGLAND, ZoneId.of("Europe/London"));
        Instant late = Instant.parse("2026-06-30T23:30:00Z"); // already July in London
        assertThat(targets.due(List.of("routine", "quick"), late)).contains(LocalDate.parse("2026-07-03"));
        assertThat(targets.due(List.of("routine", ""), late)).contains(LocalDate.parse("2026-07-15"));
        assertThat(targets.due(List.of("urgent"), late)).isEmpty();
    }
}
