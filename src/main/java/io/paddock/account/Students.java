package io.paddock.account;

import io.paddock.base.language.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Students by number: made, let in with codes that need no mail, given a new password by their teachers. An actor must
 * be one who may take students into the circle; every act is audited and joins the transaction of whoever calls.
 */
public interface Students {

    /**
     * Those of the numbers that the circle's institution knows; somebody of the institution without a number is known
     * by a sign-in name that reads the same.
     *
     * @throws AccessDenied where the actor may not take students into the circle
     */
    Map<StudentNumber, Student> find(UserId actor, CircleId circle, Collection<StudentNumber> numbers);

    /**
     * Makes accounts for students whom the institution does not know, and takes them into the circle. They sign in with
     * their number; where somebody else has that name already, with a longer one.
     *
     * @throws AccessDenied where the actor may not take students into the circle
     * @throws io.paddock.base.language.Refusal where a number is taken or a name is none
     */
    List<Student> admit(UserId actor, CircleId circle, Language language, List<NewStudent> students);

    /**
     * New activation codes for those of the people who are students in the circle and have no password yet; their codes
     * and links of before stop working. People of other kinds are left out.
     *
     * @throws AccessDenied where the actor may not take students into the circle
     */
    List<ActivationCode> codes(UserId actor, CircleId circle, Collection<UserId> people);

    /** Whether {@link #renew} would make a link. */
    boolean mayRenew(UserId actor, CircleId circle, UserId student);

    /**
     * A one-time link with which a student of the circle chooses a new password.
     *
     * @throws AccessDenied where the actor may not take students into the circle, or the person is not a student there,
     *     is more than a student anywhere, or belongs to another institution too
     */
    Invitation renew(UserId actor, CircleId circle, UserId student);
}
