package io.paddock.allowance;

/**
 * A kind of environment, by what a minute of it costs.
 *
 * @param perMinute milli-credits; 0 is free
 */
public record ComputeClass(String name, long perMinute) {

    public ComputeClass {
        if (perMinute < 0) {
            throw new IllegalArgumentException("a minute of " + name + " cannot cost " + perMinute);
        }
    }

    public boolean free() {
        return perMinute == 0;
    }

    /** Whole minutes that an amount pays for. */
    public int minutes(Credits credits) {
        return free() ? Integer.MAX_VALUE : (int) Math.clamp(credits.milli() / perMinute, 0, Integer.MAX_VALUE);
    }

    public Credits cost(int minutes) {
        return new Credits(Math.multiplyExact(perMinute, minutes));
    }
}
