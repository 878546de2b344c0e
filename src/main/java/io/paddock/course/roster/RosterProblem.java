package io.paddock.course.roster;

import io.paddock.base.language.Message;

/** What is wrong with a cell of a class list, and what cures it. */
public record RosterProblem(RosterColumn column, Message what) {}
