package io.paddock.grading;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.SubmissionId;

/** Addresses of the pages of assignments and grades. */
public final class GradingLinks {

    private GradingLinks() {}

    public static String assignments() {
        return "assignments";
    }

    public static String assignment(Assignment assignment) {
        return "assignments/" + assignment.course() + "/" + assignment.name();
    }

    public static String marking(Assignment assignment) {
        return "marking/" + assignment.course() + "/" + assignment.name();
    }

    public static String submission(SubmissionId id) {
        return "submissions/" + id;
    }

    public static String gradebook(String course) {
        return "gradebook/" + course;
    }

    public static String gradebookFile(String course) {
        return "/gradebook-files/" + course + ".csv";
    }

    public static String receiptFile(SubmissionId id) {
        return "/submission-files/" + id + "/receipt.txt";
    }

    public static String notebookFile(SubmissionId id) {
        return "/submission-files/" + id + "/notebook.ipynb";
    }
}
