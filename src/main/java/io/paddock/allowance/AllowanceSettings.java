package io.paddock.allowance;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What compute costs.
 *
 * @param rates milli-credits a minute, by class of environment; 0 makes a class free; classes that are not named cost what their default says
 * @param trancheMinutes how much is set aside for a lab at a time
 */
@ConfigurationProperties("paddock.allowance")
record AllowanceSettings(
        @Nullable Map<String, Long> rates,
        @DefaultValue("15") int trancheMinutes) {

    private static final Map<String, Long> USUAL = Map.of(
            "cpu-small", 1000L, "cpu-large", 2000L, "gpu-small", 6000L, "gpu-medium", 12_000L, "gpu-large", 24_000L);
    private static final long UNKNOWN_CLASS = 1000;

    AllowanceSettings {
        var all = new TreeMap<>(USUAL);
        if (rates != null) {
            all.putAll(rates);
        }
        rates = Map.copyOf(all);
        if (trancheMinutes < 1) {
            throw new IllegalArgumentException("paddock.allowance.tranche-minutes must be at least 1");
        }
    }

    ComputeClass computeClass(String name) {
        return new ComputeClass(name, rates == null ? UNKNOWN_CLASS : rates.getOrDefault(name, UNKNOWN_CLASS));
    }
}
