package io.paddock.account;

/** Lets people in and keeps them out. Every act is audited, and joins the transaction of whoever calls. */
public interface Invitations {

    /**
     * Makes a person with a role in a circle.
     *
     * @throws AccessDenied where the actor may not give this role there
     * @throws io.paddock.base.language.Refusal where a name is taken or is none, or the role does not fit the circle
     */
    Invitation invite(UserId actor, Invitee invitee);

    /**
     * A new link for somebody who has lost the first, or a password; links of before stop working, the password of
     * before goes on until the new one is chosen.
     *
     * @throws AccessDenied where the actor does not look after the person
     */
    Invitation renew(UserId actor, UserId person);

    /**
     * Signs the person out everywhere and lets them in no more; doing it twice changes nothing.
     *
     * @throws AccessDenied where the actor does not look after the person
     */
    void lock(UserId actor, UserId person);

    /**
     * Lets the person in again.
     *
     * @throws AccessDenied where the actor does not look after the person
     */
    void unlock(UserId actor, UserId person);
}
