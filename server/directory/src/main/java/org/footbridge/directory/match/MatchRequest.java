package org.footbridge.directory.match;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.footbridge.directory.listing.ListedService;

/**
 * What is asked of services.
 *
 * @param distance in kilometres; needs {@code near}
 * @param time needs {@code day}
 * @param free whether only free services are wanted
 * @param accessibility all of which are needed
 * @param languages tags of BCP 47 in lower case
 * @param assuredWithin months
 * @param today the day on which it is asked, from which closures and assurance are reckoned
 */
public record MatchRequest(
        List<Token> needs,
        List<Token> activities,
        Optional<Near> near,
        OptionalDouble distance,
        Optional<DayOfWeek> day,
        Optional<LocalTime> time,
        OptionalInt age,
        boolean free,
        Optional<BigDecimal> costMax,
        List<String> languages,
        List<Token> accessibility,
        Optional<Room> capacity,
        OptionalInt assuredWithin,
        LocalDate today) {
    public MatchRequest {
        needs = List.copyOf(needs);
        activities = List.copyOf(activities);
        languages = List.copyOf(languages);
        accessibility = List.copyOf(accessibility);
    }

    /** In the order of the reasons. */
    List<Criterion> criteria(MatchSettings settings) {
        List<Criterion> all = new ArrayList<>();
        if (!needs.isEmpty()) {
            all.add(new CodeCriterion("need", 4, needs, false, "is for", ListedService::needs));
        }
        if (!activities.isEmpty()) {
            all.add(new CodeCriterion("activity", 4, activities, false, "offers", ListedService::activities));
        }
        near.ifPresent(place -> all.add(new NearCriterion(place, distance)));
        day.ifPresent(wanted -> all.add(new OpenCriterion(wanted, time)));
        age.ifPresent(years -> all.add(new AgeCriterion(years)));
        if (free || costMax.isPresent()) {
            all.add(new CostCriterion(costMax));
        }
        if (!languages.isEmpty()) {
            all.add(new LanguageCriterion(languages));
        }
        if (!accessibility.isEmpty()) {
            all.add(new CodeCriterion("accessibility", 2, accessibility, true, "has", ListedService::characteristics));
        }
        all.add(new CapacityCriterion(capacity, settings.waitsWhenFull()));
        all.add(new ClosureCriterion(today, capacity.isPresent()));
        all.add(new AssuranceCriterion(today, within(settings), settings.staleAfter()));
        return all;
    }

    private OptionalInt within(MatchSettings settings) {
        if (assuredWithin.isEmpty() || settings.hiddenAfter().isEmpty()) {
            return assuredWithin.isPresent() ? assuredWithin : settings.hiddenAfter();
        }
        return OptionalInt.of(
                Math.min(assuredWithin.getAsInt(), settings.hiddenAfter().getAsInt()));
    }
}
