package io.bindery.admin.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code promtool check metrics} holds against a text of metrics, and what the naming rules of Prometheus ask for. */
final class Lint {

    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*\\})? (\\S+)");
    private static final Pattern BASE = Pattern.compile(".*(milli|micro|nano|minutes|hours|kilo|mega|giga|percent).*");

    private Lint() {}

    static List<String> problems(String text) {
        Map<String, String> types = new HashMap<>();
        Map<String, String> helps = new HashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                helps.put(words[2], words.length > 3 ? words[3].strip() : "");
            } else if (line.startsWith("# TYPE ")) {
                if (types.put(words[2], words[3]) != null) {
                    problems.add("two types: " + line);
                }
            } else {
                sample(line, types, helps, seen, problems);
            }
        }
        if (types.size() < 20) {
            problems.add("only " + types.keySet());
        }
        return problems;
    }

    private static void sample(
            String line,
            Map<String, String> types,
            Map<String, String> helps,
            List<String> seen,
            List<String> problems) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            problems.add("no sample: " + line);
            return;
        }
        String name = sample.group(1);
        String family = types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count|max)$", "");
        String type = types.get(family);
        String series = name + sample.group(2);
        if (type == null || helps.getOrDefault(family, "").isEmpty()) {
            problems.add("no type or no help: " + line);
        } else if (type.equals("counter") != name.endsWith("_total")) {
            problems.add("counters, and only they, end in _total: " + line);
        }
        if (name.matches(".*_(ns|ms|kb|mb|gb)(_.*)?")
                || type != null && type.equals("gauge") && name.endsWith("_count")) {
            problems.add("promtool would complain: " + line);
        }
        if (name.startsWith("bindery_") && BASE.matcher(name).matches()) {
            problems.add("no base unit: " + line);
        }
        if (seen.contains(series)) {
            problems.add("twice: " + line);
        }
        seen.add(series);
        if (!sample.group(3).matches("NaN|[+-]Inf")) {
            Double.parseDouble(sample.group(3));
        }
    }
}
