package io.paddock.course.ui;

import io.paddock.account.CircleMembers;
import io.paddock.account.CircleService;
import io.paddock.account.Students;
import io.paddock.base.ui.Errands;
import io.paddock.course.CourseService;
import io.paddock.course.roster.CoursePeople;
import io.paddock.course.roster.JoinCodes;
import io.paddock.course.roster.RosterImports;
import io.paddock.course.roster.RosterService;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What pages about a course's people work with. */
@Component
record PeopleDesk(
        CourseService courses,
        CircleMembers members,
        CircleService circles,
        CoursePeople changes,
        RosterService rosters,
        RosterImports imports,
        Students students,
        JoinCodes codes,
        Errands errands,
        Clock clock) {}
