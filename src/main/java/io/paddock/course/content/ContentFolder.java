package io.paddock.course.content;

import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that holds all courses; reading it again gives what is in it now. */
public class ContentFolder {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Path root;
    private final CourseSchema schema = new CourseSchema();

    public ContentFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Reads every course; what is broken is left out and named. */
    public Content read() {
        if (!Files.isDirectory(root)) {
            return new Content(
                    List.of(),
                    List.of(new ContentProblem(root.toString(), 0, Message.of("course.problem.content-missing"))));
        }
        var problems = new ArrayList<ContentProblem>();
        var courses = new ArrayList<CourseFolder>();
        var reader = new CourseReader(new TextFile(root), schema);
        for (var folder : folders(problems)) {
            var slug = folder.getFileName().toString();
            if (SLUG.matcher(slug).matches()) {
                reader.read(slug, folder, problems).ifPresent(courses::add);
            } else {
                problems.add(new ContentProblem(slug, 0, Message.of("course.problem.folder-name", slug)));
            }
        }
        nameTitlesThatAreThereTwice(courses, problems);
        return new Content(courses, problems);
    }

    private List<Path> folders(List<ContentProblem> problems) {
        try (var entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        } catch (IOException unreadable) {
            problems.add(new ContentProblem(
                    root.toString(),
                    0,
                    Message.of("course.problem.unreadable", String.valueOf(unreadable.getMessage()))));
            return List.of();
        }
    }

    /** People tell courses apart by their titles. */
    private static void nameTitlesThatAreThereTwice(List<CourseFolder> courses, List<ContentProblem> problems) {
        var slugs = new HashMap<String, String>();
        for (var course : courses) {
            var title = course.title().in(io.paddock.base.language.Language.ENGLISH);
            var first = slugs.putIfAbsent(title, course.slug());
            if (first != null) {
                problems.add(new ContentProblem(
                        course.slug() + "/course.yaml", 0, Message.of("course.problem.title-twice", title, first)));
            }
        }
    }
}
