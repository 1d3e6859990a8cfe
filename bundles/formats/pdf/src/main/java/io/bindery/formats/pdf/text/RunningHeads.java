package io.bindery.formats.pdf.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;

/**
 * Leaves out what stands at the same place at the top or foot of pages that lie close together, but for numbers: running heads and
 * page numbers. Holds a few pages in memory, whatever the number of pages. For one book by one thread.
 */
final class RunningHeads {

    /** Left and right pages have heads of their own, so a neighbour is up to that many pages away. */
    private static final int NEIGHBOURS = 2;

    private static final int EDGE_LINES = 2;
    /** Within that distance, in units of the page, lines stand at the same place. */
    private static final float SAME_PLACE = 6;

    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+|[ivxlc]+)\\b");

    private record Edge(String key, float y) {
        boolean like(Edge other) {
            return key.equals(other.key) && Math.abs(y - other.y) <= SAME_PLACE;
        }
    }

    private record Page(int number, List<Line> lines, List<Edge> edges) {}

    private final Deque<Page> before = new ArrayDeque<>();
    private final Deque<Page> waiting = new ArrayDeque<>();
    private final ObjIntConsumer<List<Line>> next;

    /** @param next takes the lines that are left of each page, and its number */
    RunningHeads(ObjIntConsumer<List<Line>> next) {
        this.next = next;
    }

    /** Takes a page; pages come in order. */
    void page(int number, List<Line> lines) {
        waiting.add(new Page(number, lines, edges(lines)));
        if (waiting.size() > NEIGHBOURS) {
            pass();
        }
    }

    /** Passes on the pages that waited for their neighbours. */
    void end() {
        while (!waiting.isEmpty()) {
            pass();
        }
    }

    private void pass() {
        Page page = waiting.remove();
        Set<Edge> repeated = new HashSet<>();
        for (Edge edge : page.edges) {
            if (repeats(edge, before) || repeats(edge, waiting)) {
                repeated.add(edge);
            }
        }
        next.accept(without(page.lines, repeated), page.number);
        before.add(page);
        if (before.size() > NEIGHBOURS) {
            before.remove();
        }
    }

    private static boolean repeats(Edge edge, Iterable<Page> pages) {
        for (Page page : pages) {
            if (page.edges.stream().anyMatch(edge::like)) {
                return true;
            }
        }
        return false;
    }

    private static List<Line> without(List<Line> lines, Set<Edge> repeated) {
        List<Line> rest = new ArrayList<>(lines);
        Iterator<Line> all = rest.iterator();
        while (all.hasNext() && rest.size() > 1) {
            if (repeated.contains(edge(all.next()))) {
                all.remove();
            }
        }
        return rest;
    }

    private static List<Edge> edges(List<Line> lines) {
        List<Line> sorted =
                lines.stream().sorted(Comparator.comparingDouble(Line::y)).toList();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (i < EDGE_LINES || i >= sorted.size() - EDGE_LINES) {
                edges.add(edge(sorted.get(i)));
            }
        }
        return edges;
    }

    private static Edge edge(Line line) {
        return new Edge(NUMBER.matcher(line.text().toLowerCase(Locale.ROOT)).replaceAll("#"), line.y());
    }
}
