package io.paddock.allowance;

/**
 * What taking credit back would do, as things stand now.
 *
 * @param unused what can be taken back: neither spent nor set aside for a lab
 * @param upper whether it goes to a circle; out of the tree otherwise
 * @param upperBefore what that circle has; zero where there is none
 */
public record TakeBackPreview(Credits amount, Credits unused, boolean upper, Credits upperBefore) {

    public Credits left() {
        return unused.minus(amount);
    }

    public Credits upperAfter() {
        return upper ? upperBefore.plus(amount) : Credits.NONE;
    }
}
