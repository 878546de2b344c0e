package io.paddock.support;

import io.paddock.account.AccountService;
import io.paddock.account.CircleId;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.demo.DemoPerson;
import io.paddock.account.signin.Passwords;
import io.paddock.base.language.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes people and institutions that no other test knows; passwords are {@link DemoPerson#PASSWORD}. */
public final class People {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final AccountService accounts;
    private final CircleService circles;
    private final Passwords passwords;
    private final JdbcClient database;
    private @Nullable String hash;

    People(AccountService accounts, CircleService circles, Passwords passwords, JdbcClient database) {
        this.accounts = accounts;
        this.circles = circles;
        this.passwords = passwords;
        this.database = database;
    }

    /** Somebody without any role. */
    public Person somebody() {
        var number = NUMBER.incrementAndGet();
        var person = accounts.register(
                "person-" + number,
                new Profile("Person " + number, Language.ENGLISH, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")));
        password(person);
        return person;
    }

    /** Everybody has the same, and a hash is slow on purpose: it is made once. */
    private synchronized void password(Person person) {
        if (hash == null) {
            passwords.set(List.of(person.id()), DemoPerson.PASSWORD);
            hash = database.sql("select password_hash from credential where person_id = ?")
                    .param(person.id().value())
                    .query(String.class)
                    .single();
        } else {
            database.sql(
                            "insert into credential (person_id, password_hash, changed_at) values (?, ?, utc_timestamp(6))")
                    .params(person.id().value(), hash)
                    .update();
        }
    }

    /** Somebody with a role in a circle, or of the platform where the circle is null. */
    public Person with(Role role, @Nullable CircleId circle) {
        var person = somebody();
        circles.ensureMember(person.id(), circle, role);
        return person;
    }

    /** Somebody with a role where it is usually held on this ground. */
    public Person with(Role role, Ground ground) {
        return with(
                role,
                switch (role) {
                    case STUDENT, ASSISTANT, TEACHER -> ground.course().id();
                    case DEPARTMENT_ADMIN -> ground.department().id();
                    case INSTITUTION_ADMIN, AUDITOR -> ground.institution().id();
                    case PLATFORM_ADMIN -> null;
                });
    }

    /** A new institution. */
    public Ground ground() {
        var number = NUMBER.incrementAndGet();
        var institution = circles.ensureInstitution("University " + number);
        var department = circles.ensure(CircleKind.DEPARTMENT, "Department " + number, institution.id());
        return new Ground(
                institution,
                department,
                circles.ensure(CircleKind.COURSE, "Course " + number, department.id()),
                circles.ensure(CircleKind.COURSE, "Other course " + number, department.id()));
    }
}
