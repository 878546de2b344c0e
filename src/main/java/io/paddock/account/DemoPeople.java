package io.paddock.account;

import java.util.List;

/**
 * The made-up people of demo mode are there. Published at every start in demo mode, by a runner, after they are
 * committed and before the application says that it is ready; who listens does nothing twice.
 *
 * @param department the department that the demo's courses are taught in
 * @param admin an administrator of the institution, on whose behalf people may be enrolled
 */
public record DemoPeople(
        Circle institution,
        Circle department,
        UserId admin,
        List<UserId> teachers,
        List<UserId> assistants,
        List<UserId> students) {

    public DemoPeople {
        teachers = List.copyOf(teachers);
        assistants = List.copyOf(assistants);
        students = List.copyOf(students);
    }
}
