package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** Maps schedules to {@code HealthcareService.availableTime} and back. Days and hours have elements; the rest of a recurrence has not. */
final class ScheduleMapping {
    private static final Map<String, String> DAYS =
            Map.of("MO", "mon", "TU", "tue", "WE", "wed", "TH", "thu", "FR", "fri", "SA", "sat", "SU", "sun");
    private static final String BYDAY = "byday";
    private static final String OPENS = "opens_at";
    private static final String CLOSES = "closes_at";
    private static final String PLAIN_DAYS = "(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

    private final Extensions extensions;

    ScheduleMapping(Extensions extensions) {
        this.extensions = extensions;
    }

    ObjectNode toFhir(JsonNode schedule) {
        ObjectNode time = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>();
        String days = schedule.path(BYDAY).asText();
        if (days.matches(PLAIN_DAYS)) {
            ArrayNode list = time.putArray("daysOfWeek");
            for (String day : days.split(",", -1)) {
                list.add(DAYS.get(day));
            }
            mapped.add(BYDAY);
        }
        time(schedule, OPENS, time, "availableStartTime", mapped);
        time(schedule, CLOSES, time, "availableEndTime", mapped);
        extensions.keep(time, schedule, mapped);
        return time;
    }

    private static void time(JsonNode schedule, String from, ObjectNode time, String to, Set<String> mapped) {
        String text = schedule.path(from).asText();
        if (text.matches(TIME)) {
            time.put(to, text);
            mapped.add(from);
        }
    }

    /** {@code owner} is what the ids of schedules that came from no feed follow from. */
    ObjectNode toOpenReferral(JsonNode time, String owner) {
        ObjectNode schedule = ExactJson.MAPPER.createObjectNode();
        extensions.restore(time, schedule);
        List<String> days = new ArrayList<>();
        for (JsonNode day : time.path("daysOfWeek")) {
            DAYS.forEach((code, name) -> {
                if (name.equals(day.asText())) {
                    days.add(code);
                }
            });
        }
        if (!days.isEmpty()) {
            schedule.put(BYDAY, String.join(",", days));
        }
        copy(time, "availableStartTime", schedule, OPENS);
        copy(time, "availableEndTime", schedule, CLOSES);
        if (!extensions.keeps(time)) {
            schedule.put("id", Publisher.uuid(owner + "|" + time)).put("freq", "WEEKLY");
            if (time.path("allDay").asBoolean()) {
                schedule.put(OPENS, "00:00:00").put(CLOSES, "23:59:59");
            }
        }
        return schedule;
    }

    private static void copy(JsonNode from, String element, ObjectNode to, String property) {
        if (from.has(element)) {
            to.set(property, from.path(element));
        }
    }
}
