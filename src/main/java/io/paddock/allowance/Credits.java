package io.paddock.allowance;

import java.math.BigDecimal;

/** An amount of compute credit in thousandths; a credit is a minute of the cheapest environment. */
public record Credits(long milli) implements Comparable<Credits> {

    public static final Credits NONE = new Credits(0);

    private static final int MILLI = 1000;

    public static Credits of(long whole) {
        return new Credits(Math.multiplyExact(whole, MILLI));
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(milli, other.milli));
    }

    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(milli, other.milli));
    }

    public Credits times(int count) {
        return new Credits(Math.multiplyExact(milli, count));
    }

    /** As it is shown: with decimals only where there are any. */
    public double shown() {
        return milli / (double) MILLI;
    }

    /** For records and logs, in figures that no language changes. */
    public String plain() {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(milli, other.milli);
    }
}
