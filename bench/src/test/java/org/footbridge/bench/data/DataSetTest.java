package org.footbridge.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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
    void hasScoresWithinTheirRange() {
        assertThat(data.people())
                .flatExtracting(Person::outcomes)
                .allMatch(outcome -> outcome.score() >= outcome.measure().least()
                        && outcome.score() <= outcome.measure().greatest());
    }
}
