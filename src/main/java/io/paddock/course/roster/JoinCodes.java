package io.paddock.course.roster;

import io.paddock.account.AccessDenied;
import io.paddock.account.Audit;
import io.paddock.account.Circle;
import io.paddock.account.CircleId;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import io.paddock.course.CourseService;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes that teachers hand out, and people who come with them. */
@Service
public class JoinCodes {

    /** Most seats of a code. */
    public static final int MOST_SEATS = 10_000;

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JoinCodeRepository codes;
    private final JoinRepository joins;
    private final JoinTries tries;
    private final CircleService circles;
    private final CourseService courses;
    private final Audit audit;
    private final Clock clock;

    JoinCodes(
            JoinCodeRepository codes,
            JoinRepository joins,
            JoinTries tries,
            CircleService circles,
            CourseService courses,
            Audit audit,
            Clock clock) {
        this.codes = codes;
        this.joins = joins;
        this.tries = tries;
        this.circles = circles;
        this.courses = courses;
        this.audit = audit;
        this.clock = clock;
    }

    /** The codes of a course, those that close last first; the fifty latest. */
    @Transactional(readOnly = true)
    public List<JoinCode> of(UserId actor, CircleId course) {
        circles.requireGranting(actor, course, Role.STUDENT);
        var rows = codes.findTop50ByCircleIdOrderByClosesAtDescIdDesc(course.value());
        var names = circles.find(
                rows.stream().flatMap(row -> row.section().stream()).toList());
        return rows.stream()
                .map(row -> code(row, row.section().map(names::get)))
                .toList();
    }

    /**
     * Makes a code.
     *
     * @throws Refusal where the window or the seats make no sense
     */
    @Transactional
    public JoinCode make(UserId actor, CircleId course, JoinWindow window) {
        circles.requireGranting(actor, course, Role.STUDENT);
        courses.requireRunning(course);
        if (!window.opensAt().isBefore(window.closesAt()) || !clock.instant().isBefore(window.closesAt())) {
            throw new Refusal(Message.of("enrol.refused.window"));
        }
        if (window.seats().isPresent()
                && (window.seats().getAsInt() < 1 || window.seats().getAsInt() > MOST_SEATS)) {
            throw new Refusal(Message.of("enrol.refused.seats", MOST_SEATS));
        }
        var section = window.section()
                .map(id -> circles.find(id)
                        .filter(circle -> circle.parent().equals(Optional.of(course)))
                        .orElseThrow(() -> new AccessDenied(actor, "section " + id)));
        var row = codes.save(new JoinCodeEntity(course, window, next(), actor));
        audit.record(actor, "enrol.code-made", "circle:" + course, course, Map.of());
        return code(row, section);
    }

    /** Closes a code; doing it twice changes nothing. */
    @Transactional
    public void close(UserId actor, CircleId course, long code) {
        circles.requireGranting(actor, course, Role.STUDENT);
        var row = codes.findById(code)
                .filter(found -> found.course().equals(course))
                .orElseThrow(() -> new AccessDenied(actor, "join code " + code));
        if (row.close(clock.instant())) {
            codes.save(row);
            audit.record(actor, "enrol.code-closed", "circle:" + course, course, Map.of());
        }
    }

    /**
     * Which course a code leads into.
     *
     * @throws Refusal where it leads nowhere now, or after too many wrong ones
     */
    @Transactional(readOnly = true)
    public Circle look(UserId actor, String typed) {
        var row = find(actor, codes.findByCode(guarded(actor, typed)));
        if (!circles.isStudent(actor, row.course())) {
            requireOpen(row);
        }
        return circles.find(row.course()).orElseThrow();
    }

    /**
     * Takes the actor into the course as a student; doing it twice changes nothing.
     *
     * @return the course's circle
     * @throws Refusal where the code leads nowhere now, or after too many wrong ones
     */
    @Transactional
    public CircleId join(UserId actor, String typed) {
        var row = find(actor, codes.findOneByCode(guarded(actor, typed)));
        if (circles.isStudent(actor, row.course())) {
            return row.course();
        }
        var before = joins.existsByCodeIdAndPersonId(row.id(), actor.value());
        if (!before || row.state(clock.instant()) != JoinCode.State.FULL) {
            requireOpen(row);
        }
        if (!before) {
            row.take();
            codes.save(row);
            joins.save(new JoinEntity(row.id(), actor, clock.instant()));
        }
        circles.ensureMember(actor, row.course(), Role.STUDENT);
        row.section().ifPresent(section -> circles.ensureMember(actor, section, Role.STUDENT));
        audit.record(actor, "enrol.joined", "circle:" + row.course(), row.course(), Map.of());
        return row.course();
    }

    private String guarded(UserId actor, String typed) {
        var until = tries.waitsUntil(actor);
        if (until.isPresent()) {
            throw new Refusal(Message.of("enrol.refused.wait", until.get()));
        }
        return normal(typed);
    }

    private JoinCodeEntity find(UserId actor, Optional<JoinCodeEntity> row) {
        if (row.isEmpty()) {
            tries.wrong(actor);
            throw new Refusal(Message.of("enrol.refused.unknown"));
        }
        return row.get();
    }

    private void requireOpen(JoinCodeEntity row) {
        if (courses.hasEnded(row.course())) {
            throw new Refusal(Message.of("enrol.refused.ended"));
        }
        switch (row.state(clock.instant())) {
            case NOT_YET -> throw new Refusal(Message.of("enrol.refused.not-yet", row.opensAt()));
            case CLOSED -> throw new Refusal(Message.of("enrol.refused.closed", row.closesAt()));
            case FULL -> throw new Refusal(Message.of("enrol.refused.full"));
            case OPEN -> {}
        }
    }

    private JoinCode code(JoinCodeEntity row, Optional<Circle> section) {
        return new JoinCode(
                row.id(),
                row.code(),
                section,
                row.opensAt(),
                row.closesAt(),
                row.seats(),
                row.taken(),
                row.state(clock.instant()));
    }

    private static String next() {
        var code = new StringBuilder();
        for (var sign = 0; sign < LENGTH; sign++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** However it was typed: small letters, wide letters, spaces. */
    private static String normal(String typed) {
        var signs =
                Normalizer.normalize(typed, Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return signs.length() == LENGTH ? signs : "";
    }
}
