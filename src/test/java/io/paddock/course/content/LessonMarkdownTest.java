package io.paddock.course.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.course.LessonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonMarkdownTest {

    @TempDir
    private Path folder;

    @Test
    void rawHtmlIsShownAndNotObeyed() {
        assertThat(html("<script>alert(1)</script>\n\na <b onclick=x>b</b>"))
                .doesNotContain("<script", "<b")
                .contains("&lt;script&gt;");
    }

    @Test
    void addressesThatRunCodeAreDropped() {
        assertThat(html("[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x)"))
                .doesNotContain("javascript", "data:", "vbscript");
    }

    @Test
    void linksElsewhereTellNothingAboutUs() {
        assertThat(html("[a](https://example.org)")).contains("rel=\"noopener noreferrer\"", "target=\"_blank\"");
    }

    @Test
    void headingsStartBelowThePagesOwn() {
        assertThat(html("# One\n\n## Two")).contains("<h2>One</h2>", "<h3>Two</h3>");
        assertThat(html("## One")).contains("<h2>One</h2>");
    }

    @Test
    void tablesAreTables() {
        assertThat(html("|a|b|\n|-|-|\n|1|2|")).contains("<table>", "<td>1</td>");
    }

    @Test
    void picturesComeFromTheLessonsFolder() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("images/a map.png"), "x");

        assertThat(html("![map](images/a%20map.png)"))
                .contains("src=\"/course-files/rivers/springs/images/a%20map.png\"", "alt=\"map\"");
    }

    private String html(String markdown) {
        return new LessonMarkdown()
                .render("lesson.en.md", markdown, new LessonId("rivers", "springs"), folder)
                .html();
    }
}
