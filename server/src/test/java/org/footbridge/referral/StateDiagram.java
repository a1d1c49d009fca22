package org.footbridge.referral;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The state diagram of the {@link TransitionTable} as SVG: the places of the states are drawn by hand, all else follows. */
final class StateDiagram {
    private static final int WIDTH = 110;
    private static final int HEIGHT = 40;

    private static final Map<TaskState, Box> PLACES = Map.ofEntries(
            Map.entry(TaskState.START, new Box(24, 170, 16, 16)),
            Map.entry(TaskState.DRAFT, at(130, 70)),
            Map.entry(TaskState.REQUESTED, at(250, 170)),
            Map.entry(TaskState.ACCEPTED, at(460, 110)),
            Map.entry(TaskState.IN_PROGRESS, at(680, 110)),
            Map.entry(TaskState.ON_HOLD, at(570, 230)),
            Map.entry(TaskState.REJECTED, at(250, 345)),
            Map.entry(TaskState.COMPLETED, at(930, 90)),
            Map.entry(TaskState.FAILED, at(930, 180)),
            Map.entry(TaskState.CANCELLED, at(930, 285)),
            Map.entry(TaskState.ENTERED_IN_ERROR, at(930, 365)));

    private final StringBuilder svg = new StringBuilder();

    private StateDiagram() {}

    /** A rectangle by its centre. */
    private record Box(double x, double y, double width, double height) {
        Box padded(double by) {
            return new Box(x, y, width + 2 * by, height + 2 * by);
        }

        static Box around(List<Box> all) {
            double left =
                    all.stream().mapToDouble(box -> box.x - box.width / 2).min().orElseThrow();
            double right =
                    all.stream().mapToDouble(box -> box.x + box.width / 2).max().orElseThrow();
            double top = all.stream()
                    .mapToDouble(box -> box.y - box.height / 2)
                    .min()
                    .orElseThrow();
            double bottom = all.stream()
                    .mapToDouble(box -> box.y + box.height / 2)
                    .max()
                    .orElseThrow();
            return new Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
        }

        /** The point of the border on the way to {@code toX}, {@code toY}. */
        double[] edge(double toX, double toY) {
            double scale = Math.min(
                    toX == x ? Double.MAX_VALUE : width / 2 / Math.abs(toX - x),
                    toY == y ? Double.MAX_VALUE : height / 2 / Math.abs(toY - y));
            return new double[] {x + (toX - x) * scale, y + (toY - y) * scale};
        }
    }

    private static Box at(double x, double y) {
        return new Box(x, y, WIDTH, HEIGHT);
    }

    static String svg() {
        return new StateDiagram().draw();
    }

    private String draw() {
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1010 400" font-family="sans-serif" font-size="13" \
            role="img" aria-labelledby="states-title states-text">
            <title id="states-title">States of the Task of a referral, with the status of its ServiceRequest</title>
            <desc id="states-text">%s</desc>
            <defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">\
            <path d="M0 0 10 5 0 10z" fill="#333"/></marker></defs>
            <rect width="1010" height="400" fill="#fff"/>
            """.formatted(inWords()));
        Map<Set<TaskState>, Map<TaskState, Set<Party>>> edges = new LinkedHashMap<>();
        for (Transition row : TransitionTable.ROWS) {
            boolean group = row.from().size() > 2;
            List<Set<TaskState>> sources = group
                    ? List.of(new LinkedHashSet<>(row.from()))
                    : row.from().stream().map(Set::of).toList();
            sources.forEach(source -> edges.computeIfAbsent(source, key -> new LinkedHashMap<>())
                    .computeIfAbsent(row.to(), key -> new LinkedHashSet<>())
                    .add(row.by()));
        }
        edges.keySet().stream()
                .filter(source -> source.size() > 2 && source.size() < 5)
                .forEach(this::frame);
        edges.forEach((source, targets) -> targets.forEach((target, parties) -> edge(source, target, parties)));
        for (TaskState state : TaskState.values()) {
            state(state);
        }
        return svg.append("</svg>\n").toString();
    }

    /** All steps in sentences, for those who do not see the picture. */
    private static String inWords() {
        return TransitionTable.ROWS.stream()
                .map(row -> "From "
                        + row.from().stream()
                                .map(state -> state == TaskState.START ? "nothing" : state.code())
                                .collect(Collectors.joining(" or "))
                        + " to " + row.to().code() + ", by " + row.by().inWords() + ".")
                .collect(Collectors.joining(" "));
    }

    private static Box group(Set<TaskState> source) {
        return source.size() == 1
                ? place(source.iterator().next())
                : Box.around(source.stream().map(StateDiagram::place).toList()).padded(source.size() == 3 ? 18 : 36);
    }

    private static Box place(TaskState state) {
        return Objects.requireNonNull(PLACES.get(state));
    }

    private void frame(Set<TaskState> source) {
        Box box = group(source);
        add(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"12\" fill=\"none\" stroke=\"#999\""
                        + " stroke-dasharray=\"4 4\"/>",
                box.x - box.width / 2, box.y - box.height / 2, box.width, box.height);
    }

    private void edge(Set<TaskState> source, TaskState target, Set<Party> parties) {
        String label = parties.stream()
                .map(party -> party.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        Box to = place(target);
        if (source.size() > 4) {
            add(
                    "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\" fill=\"#333\">every state</text>",
                    to.x - 170, to.y + 5);
            line(to.x - 160, to.y, to.x - to.width / 2, to.y, label);
            return;
        }
        Box from = group(source);
        boolean framed = source.size() > 2;
        double[] end = framed ? new double[] {to.x - to.width / 2, to.y} : to.edge(from.x, from.y);
        double[] start = framed ? new double[] {from.x + from.width / 2, to.y} : from.edge(to.x, to.y);
        boolean back = TransitionTable.rows(target, source.iterator().next()).size() > 0 && !framed;
        double shift = back ? 12 : 0;
        double sign = Math.signum(to.x - from.x);
        line(start[0], start[1] + shift * sign, end[0], end[1] + shift * sign, label);
    }

    private void line(double x1, double y1, double x2, double y2, String label) {
        add(
                "<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" stroke=\"#333\" marker-end=\"url(#arrow)\"/>",
                x1, y1, x2, y2);
        add(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\" fill=\"#555\" font-size=\"11\" stroke=\"#fff\""
                        + " stroke-width=\"3\" paint-order=\"stroke\">%s</text>",
                (x1 + x2) / 2, (y1 + y2) / 2 - 4, label);
    }

    private void state(TaskState state) {
        Box box = place(state);
        if (state == TaskState.START) {
            add("<circle cx=\"%.0f\" cy=\"%.0f\" r=\"8\" fill=\"#333\"/>", box.x, box.y);
            return;
        }
        String requests = TransitionTable.ROWS.stream()
                .filter(row -> row.to() == state)
                .map(row -> row.request().get(0).code())
                .distinct()
                .collect(Collectors.joining(" or "));
        add(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\" fill=\"%s\" stroke=\"#333\"/>",
                box.x - box.width / 2,
                box.y - box.height / 2,
                box.width,
                box.height,
                state.isOpen() ? "#e8f1fb" : "#eee");
        add("<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>", box.x, box.y - 3, state.code());
        add(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\" fill=\"#555\" font-size=\"10\">request: %s</text>",
                box.x, box.y + 12, requests);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
