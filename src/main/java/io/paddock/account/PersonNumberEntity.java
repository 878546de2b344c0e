package io.paddock.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** That an institution knows a person under a number; it never changes. */
@Entity
@Table(name = "person_number")
class PersonNumberEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long personId;
    private long institutionId;
    private String number;
    private String mail;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PersonNumberEntity() {}

    UserId person() {
        return new UserId(personId);
    }

    StudentNumber number() {
        return new StudentNumber(number);
    }

    String mail() {
        return mail;
    }
}
