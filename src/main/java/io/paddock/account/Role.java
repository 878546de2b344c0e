package io.paddock.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person is in a circle; held in a circle, it counts in every circle below it.
 *
 * <p>{@link #PLATFORM_ADMIN} counts everywhere and is held in no circle. {@link #AUDITOR} may look and never change.
 */
public enum Role {
    STUDENT,
    ASSISTANT,
    TEACHER,
    DEPARTMENT_ADMIN,
    INSTITUTION_ADMIN,
    AUDITOR,
    PLATFORM_ADMIN;

    /** Who answer for a course and those in it. */
    public static final Set<Role> LEADERS =
            Collections.unmodifiableSet(EnumSet.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN));

    /** Who work with those in a course: {@link #LEADERS} and assistants. */
    public static final Set<Role> STAFF = Collections.unmodifiableSet(
            EnumSet.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN));

    /** Who may look at what those in a course do: {@link #STAFF} and auditors. */
    public static final Set<Role> READERS = Collections.unmodifiableSet(
            EnumSet.of(ASSISTANT, TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, AUDITOR, PLATFORM_ADMIN));

    /** Who may give and take this role where it is held; nobody gives away the platform. */
    Set<Role> granters() {
        return switch (this) {
            case STUDENT, ASSISTANT -> EnumSet.of(TEACHER, DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
            case TEACHER -> EnumSet.of(DEPARTMENT_ADMIN, INSTITUTION_ADMIN, PLATFORM_ADMIN);
            case DEPARTMENT_ADMIN, AUDITOR -> EnumSet.of(INSTITUTION_ADMIN, PLATFORM_ADMIN);
            case INSTITUTION_ADMIN -> EnumSet.of(INSTITUTION_ADMIN, PLATFORM_ADMIN);
            case PLATFORM_ADMIN -> EnumSet.noneOf(Role.class);
        };
    }

    /** Whether it can be held in a circle of this kind; null stands for the platform. */
    boolean fits(@Nullable CircleKind kind) {
        if (kind == null) {
            return this == PLATFORM_ADMIN;
        }
        return switch (this) {
            case STUDENT, ASSISTANT, TEACHER -> true;
            case DEPARTMENT_ADMIN -> kind == CircleKind.DEPARTMENT;
            case INSTITUTION_ADMIN -> kind == CircleKind.INSTITUTION;
            case AUDITOR -> kind == CircleKind.INSTITUTION || kind == CircleKind.DEPARTMENT;
            case PLATFORM_ADMIN -> false;
        };
    }
}
