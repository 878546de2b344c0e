package io.paddock.account.signin;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.Audit;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Directory;
import io.paddock.account.Invitation;
import io.paddock.account.Invitations;
import io.paddock.account.Invitee;
import io.paddock.account.Locks;
import io.paddock.account.Membership;
import io.paddock.account.Person;
import io.paddock.account.Profile;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites by links, and locks people out of their sessions too. */
@Service
class PeopleInvitations implements Invitations {

    private final AccountService accounts;
    private final CircleService circles;
    private final Directory directory;
    private final Locks locks;
    private final PasswordLinks links;
    private final Devices devices;
    private final Audit audit;

    PeopleInvitations(
            AccountService accounts,
            CircleService circles,
            Directory directory,
            Locks locks,
            PasswordLinks links,
            Devices devices,
            Audit audit) {
        this.accounts = accounts;
        this.circles = circles;
        this.directory = directory;
        this.locks = locks;
        this.links = links;
        this.devices = devices;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Invitation invite(UserId actor, Invitee invitee) {
        circles.requireGranting(actor, invitee.circle(), invitee.role());
        var inviter = accounts.find(actor).orElseThrow(() -> new AccessDenied(actor, "to invite"));
        var person = accounts.register(
                invitee.signInName(),
                new Profile(invitee.displayName(), invitee.language(), Theme.SYSTEM, inviter.zone()));
        circles.join(actor, person.id(), invitee.circle(), invitee.role());
        audit.record(actor, "person.invited", "person:" + person.id(), invitee.circle(), Map.of());
        return invitation(person);
    }

    @Override
    @Transactional
    public Invitation renew(UserId actor, UserId person) {
        var circle = requireCare(actor, person);
        audit.record(actor, "person.link-renewed", "person:" + person, circle, Map.of());
        return invitation(accounts.find(person).orElseThrow());
    }

    @Override
    @Transactional
    public void lock(UserId actor, UserId person) {
        var circle = requireCare(actor, person);
        if (locks.set(person, true)) {
            devices.forget(person, "");
            audit.record(actor, "person.locked", "person:" + person, circle, Map.of());
        }
    }

    @Override
    @Transactional
    public void unlock(UserId actor, UserId person) {
        var circle = requireCare(actor, person);
        if (locks.set(person, false)) {
            audit.record(actor, "person.unlocked", "person:" + person, circle, Map.of());
        }
    }

    private Invitation invitation(Person person) {
        var issued = links.issue(person.id());
        return new Invitation(person, "welcome/" + issued.secret(), issued.expiresAt());
    }

    /** A circle of the person's, whose auditors are to see what was done. */
    private @Nullable CircleId requireCare(UserId actor, UserId person) {
        if (!directory.mayLookAfter(actor, person)) {
            throw new AccessDenied(actor, "to look after person " + person);
        }
        return directory.find(actor, person).memberships().stream()
                .findFirst()
                .map(Membership::circle)
                .map(circle -> circle.id())
                .orElse(null);
    }
}
