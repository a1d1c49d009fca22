package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.footbridge.json.ExactJson;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param size the most entries of a page
 */
public record PageRange(int number, int size) {
    <T> List<T> of(List<T> all) {
        long from = Math.min((number - 1L) * size, all.size());
        long to = Math.min(from + size, all.size());
        return all.subList((int) from, (int) to);
    }

    /** The page as Open Referral UK has it. */
    ObjectNode envelope(int total, List<? extends JsonNode> contents) {
        int pages = (int) (((long) total + size - 1) / size);
        ObjectNode page = ExactJson.MAPPER.createObjectNode();
        page.put("total_items", total)
                .put("total_pages", pages)
                .put("page_number", number)
                .put("size", contents.size())
                .put("first_page", number == 1)
                .put("last_page", number >= pages)
                .put("empty", contents.isEmpty());
        page.putArray("contents").addAll(contents);
        return page;
    }
}
