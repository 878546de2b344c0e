package io.paddock.workspace.ui;

import io.paddock.account.UserId;

/** Addresses of the pages of classes. */
final class ClassLinks {

    private ClassLinks() {}

    static String of(String course) {
        return "classes/" + course;
    }

    static String student(String course, UserId student) {
        return of(course) + "/" + student;
    }
}
