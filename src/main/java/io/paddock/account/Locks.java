package io.paddock.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mark on a person's row that keeps them out; whoever sets it has checked the right to. */
@Component
public class Locks {

    private final PersonRepository people;
    private final Clock clock;

    Locks(PersonRepository people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Whether this changed anything. */
    @Transactional
    public boolean set(UserId person, boolean locked) {
        var row = people.findById(person.value()).orElseThrow();
        if (row.isLocked() == locked) {
            return false;
        }
        if (locked) {
            row.lock(clock.instant());
        } else {
            row.unlock();
        }
        people.save(row);
        return true;
    }
}
