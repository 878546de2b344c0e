package io.paddock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured of one thing, in milliseconds. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void addMillis(double millis) {
        values.add(millis);
    }

    void addNanos(long nanos) {
        addMillis(nanos / 1e6);
    }

    int size() {
        return values.size();
    }

    double median() {
        return percentile(50);
    }

    double percentile(int percent) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** The line of the median. */
    void print(String bench, String metric) {
        print(bench, metric, median(), "ms", size());
    }

    static void print(String bench, String metric, double value, String unit, int samples) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"samples\":%d}%n",
                bench,
                metric,
                value,
                unit,
                samples);
    }
}
