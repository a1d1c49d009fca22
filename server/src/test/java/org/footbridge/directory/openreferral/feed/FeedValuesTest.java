package org.footbridge.directory.openreferral.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.Postcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, times and texts of feeds, in the forms in which people write them. */
class FeedValuesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01",
        "01/03/2026, 2026-03-01",
        "1 March 2026, 2026-03-01",
        "1st Mar 2026, 2026-03-01",
        "20260301, 2026-03-01",
        "1-3-2026, 2026-03-01",
        "3 Sep 2026, 2026-09-03",
        "3 Sept 2026, 2026-09-03",
        "2026-03-01T23:30:00Z, 2026-03-01",
        "31/02/2026, ",
        "soon, "
    })
    void readsDates(String text, String date) {
        assertThat(Dates.date(text).map(String::valueOf)).isEqualTo(Optional.ofNullable(date));
    }

    @ParameterizedTest
    @CsvSource({
        "9am, 09:00:00",
        "9.30 pm, 21:30:00",
        "12 am, 00:00:00",
        "09:30, 09:30:00",
        "10:00:00Z, 10:00:00",
        "25:00, ",
        "noon, "
    })
    void readsTimes(String text, String time) {
        assertThat(Dates.time(text)).isEqualTo(Optional.ofNullable(time));
    }

    @ParameterizedTest
    @CsvSource({
        "Choir &amp; tea, Choir & tea",
        "R&D; x & y, R&D; x & y",
        "a < b, a < b",
        "<p>Sing <b>with</b> us</p>, Sing with us",
        "<scr<script>ipt>alert(1)</script>us, ipt>alert(1)us",
        "&lt;img src=x onerror=alert(1)&gt;us, us",
        "&amp;lt;b&amp;gt;us, us"
    })
    void keepsTheTextOfHtml(String html, String text) {
        assertThat(Texts.plain(html)).isEqualTo(text);
    }

    @Test
    void aPostcodeThatTheTableDoesNotHaveIsNoted() {
        String service = """
                {"id": "1", "name": "Choir", "status": "active", "service_at_locations": [{"id": "2", "location": {"id": "3",
                  "location_type": "physical", "addresses": [{"id": "4", "address_1": "1 Mill Lane", "city": "Riverside",
                    "state_province": "Warwickshire", "postal_code": "CV8 9ZZ", "country": "GB", "address_type": "physical"}]}}]}
                """;
        PlaceLookup others = new PlaceLookup() {
            @Override
            public Optional<Coordinates> find(Postcode postcode) {
                return Optional.empty();
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        };
        Row row = FeedFile.read(service.getBytes(StandardCharsets.UTF_8), Optional.of(others))
                .rows()
                .get(0);
        assertThat(row.isRefused()).isFalse();
        assertThat(row.notes()).anyMatch(note -> note.contains("there is no such postcode"));
    }
}
