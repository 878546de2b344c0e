package io.paddock.assignment.sheet;

import java.math.BigDecimal;
import java.util.Collection;

/** Points in hundredths, so that sums are exact. */
public record Points(long hundredths) implements Comparable<Points> {

    public static final Points NONE = new Points(0);

    public Points {
        if (hundredths < 0) {
            throw new IllegalArgumentException("fewer than no points: " + hundredths);
        }
    }

    /**
     * Points as people write them.
     *
     * @throws ArithmeticException where there are more than two decimals
     * @throws IllegalArgumentException where they are fewer than none
     */
    public static Points of(BigDecimal points) {
        return new Points(points.movePointRight(2).longValueExact());
    }

    public static Points sum(Collection<Points> all) {
        return new Points(all.stream().mapToLong(Points::hundredths).sum());
    }

    public Points plus(Points more) {
        return new Points(Math.addExact(hundredths, more.hundredths));
    }

    /** What is left where so many percent are taken off, to the nearest hundredth. */
    public Points less(int percent) {
        return new Points((hundredths * (100 - percent) + 50) / 100);
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(hundredths, 2);
    }

    /** Without decimals that say nothing: {@code 2}, {@code 2.5}. */
    @Override
    public String toString() {
        var plain = decimal().stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(hundredths, other.hundredths);
    }
}
