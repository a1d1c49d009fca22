package org.footbridge.outcome.instrument;

import java.util.List;
import java.util.Optional;

/**
 * An instrument that measures outcomes.
 *
 * @param id of the instrument, and of its questionnaire if it has items
 * @param licence the terms of use, in words
 * @param source who published it
 * @param items empty if the questionnaire is licensed, or there is none
 * @param safety the item that is to be heeded at once
 */
public record Instrument(
        String id,
        String title,
        boolean licensed,
        String licence,
        String source,
        List<Item> items,
        List<Score> scores,
        Optional<SafetyItem> safety) {
    /** An item that is to be heeded at once if its value is above {@code above}. */
    public record SafetyItem(Item item, int above) {}

    public Instrument {
        items = List.copyOf(items);
        scores = List.copyOf(scores);
    }

    /** Whether the server reckons its scores from answers. */
    public boolean isScored() {
        return !items.isEmpty();
    }

    public Optional<Item> item(String linkId) {
        return items.stream().filter(item -> item.linkId().equals(linkId)).findFirst();
    }
}
