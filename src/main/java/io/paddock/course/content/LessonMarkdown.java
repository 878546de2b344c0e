package io.paddock.course.content;

import io.paddock.base.language.Message;
import io.paddock.course.ContentProblem;
import io.paddock.course.LessonId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.UriUtils;

/**
 * Turns a lesson's text into HTML that is safe to show: raw HTML is escaped, addresses are checked, pictures come from
 * the lesson's folder only.
 */
class LessonMarkdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .attributeProviderFactory(context -> LessonMarkdown::attributes)
            .build();

    /** A text as HTML, and what must be mended in it; it can be shown all the same. */
    record Rendered(String html, List<ContentProblem> problems) {}

    Rendered render(String file, String text, LessonId lesson, Path folder) {
        var document = parser.parse(text);
        var shift = highestHeading(document) == 1 ? 1 : 0;
        var images = new Images(file, lesson, folder);
        document.accept(images);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + shift));
            }
        });
        return new Rendered(renderer.render(document), List.copyOf(images.problems));
    }

    /** Headings start at the second level: the first is the page's own. */
    private static int highestHeading(Node document) {
        var highest = 6;
        for (var block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                highest = Math.min(highest, heading.getLevel());
            }
        }
        return highest;
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link && link.getDestination().startsWith("http")) {
            attributes.put("rel", "noopener noreferrer");
            attributes.put("target", "_blank");
        }
        if (node instanceof Image) {
            attributes.put("loading", "lazy");
        }
    }

    private static class Images extends AbstractVisitor {

        private final String file;
        private final LessonId lesson;
        private final Path folder;
        private final List<ContentProblem> problems = new ArrayList<>();

        Images(String file, LessonId lesson, Path folder) {
            this.file = file;
            this.lesson = lesson;
            this.folder = folder;
        }

        @Override
        public void visit(Image image) {
            var wanted = UriUtils.decode(image.getDestination(), StandardCharsets.UTF_8);
            var problem = LessonImages.typeOf(wanted).isEmpty()
                    ? Message.of("course.problem.image-kind", wanted, LessonImages.kinds())
                    : LessonImages.find(folder, wanted).isEmpty()
                            ? Message.of("course.problem.image-missing", wanted)
                            : null;
            if (problem == null) {
                image.setDestination(address(wanted));
                return;
            }
            var spans = image.getSourceSpans();
            var line = spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
            problems.add(new ContentProblem(file, line, problem));
            image.insertBefore(new Text("[" + wanted + "]"));
            image.unlink();
        }

        private String address(String wanted) {
            var path = Arrays.stream(wanted.split("/", -1))
                    .map(part -> UriUtils.encodePathSegment(part, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("/"));
            return "/course-files/" + lesson.course() + "/" + lesson.lesson() + "/" + path;
        }
    }
}
