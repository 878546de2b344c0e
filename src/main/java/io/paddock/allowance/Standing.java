package io.paddock.allowance;

/**
 * How long a lab can go on.
 *
 * @param held minutes that are set aside for it
 * @param behind minutes that could still be set aside
 */
public record Standing(int held, int behind) {

    public int minutes() {
        return (int) Math.min((long) held + behind, Integer.MAX_VALUE);
    }
}
