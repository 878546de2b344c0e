package io.paddock.course.roster;

import io.paddock.account.ActivationCode;
import java.util.List;

/**
 * What importing a class list did.
 *
 * @param codes for those of the list who have no password yet and got a new account; shown once
 */
public record RosterResult(int made, int enrolled, int moved, int unchanged, List<ActivationCode> codes) {

    public RosterResult {
        codes = List.copyOf(codes);
    }
}
