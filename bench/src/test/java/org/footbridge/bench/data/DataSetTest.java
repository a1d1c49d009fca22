package org.footbridge.bench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.footbridge.bench.data.Outcome.Measure;
import org.junit.jupiter.api.Test;

class DataSetTest {
    private final DataSet data = new DataSet(7, 500);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(new DataSet(7, 500).people()).isEqualTo(data.people());
    }

    @Test
    void sharesNothingWithAnotherSeed() {
        DataSet other = new DataSet(8, 500);
        Set<String> numbers = new HashSet<>();
        data.people().forEach(person -> numbers.add(person.nhsNumber()));
        Set<String> prefixes = new HashSet<>();
        data.people()
                .forEach(person -> prefixes.add(Surnames.prefix(person.name().family())));
        assertThat(numbers).hasSize(500 + DataSet.WRITERS);
        assertThat(other.people()).noneMatch(person -> numbers.contains(person.nhsNumber()));
        assertThat(other.people())
                .noneMatch(person -> prefixes.stream().anyMatch(person.name().family()::startsWith));
        assertThat(other.system()).isNotEqualTo(data.system());
    }

    @Test
    void keepsWritersOutOfSearches() {
        assertThat(data.people().subList(500, 500 + DataSet.WRITERS))
                .allMatch(writer -> writer.name().family().startsWith("Zed"))
                .allMatch(writer -> writer.referrals().stream()
                        .noneMatch(referral -> DataSet.CATEGORIES.contains(referral.category())));
    }

    @Test
    void givesWritersNothingThatSearchesForEverybodyFind() {
        Set<Measure> measures = Set.copyOf(DataSet.MEASURES);
        assertThat(data.people().subList(500, 500 + DataSet.WRITERS))
                .allMatch(writer -> data.gender(writer).equals("other"))
                .allMatch(
                        writer -> writer.outcomes().stream().noneMatch(outcome -> measures.contains(outcome.measure())))
                .allMatch(writer -> writer.referrals().stream()
                        .allMatch(referral -> referral.service() >= data.servicesForAll()
                                && referral.service() < data.services()
                                && referral.status().equals("completed")));
        assertThat(data.searchable())
                .flatExtracting(Person::referrals)
                .allMatch(referral -> referral.service() < data.servicesForAll());
    }

    /** State files hold ids only, and figures of other days are compared: the same seed must go on making the same. */
    @Test
    void isWhatItWasOnOtherDays() {
        assertThat(new DataSet(1, 2000).searchable().toString().hashCode()).isEqualTo(746618260);
    }

    @Test
    void refusesMorePeopleThanThereAreNumbers() {
        assertThatThrownBy(() -> new DataSet(1, 900_000)).hasMessageContaining("no NHS numbers");
    }

    @Test
    void hasScoresWithinTheirRange() {
        assertThat(data.people())
                .flatExtracting(Person::outcomes)
                .allMatch(outcome -> outcome.score() >= outcome.measure().least()
                        && outcome.score() <= outcome.measure().greatest());
    }
}
