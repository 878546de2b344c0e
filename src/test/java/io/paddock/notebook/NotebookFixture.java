package io.paddock.notebook;

import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleKind;
import io.paddock.account.CircleService;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabRequest;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes people, a course and notebooks of their own for a test. */
class NotebookFixture {

    private final AccountService accounts;
    private final CircleService circles;
    private final NotebookService notebooks;

    NotebookFixture(AccountService accounts, CircleService circles, NotebookService notebooks) {
        this.accounts = accounts;
        this.circles = circles;
        this.notebooks = notebooks;
    }

    UserId person(Language language) {
        String name = "p" + UUID.randomUUID().toString().substring(0, 12);
        return accounts.register(name, new Profile(name, language, Theme.SYSTEM, ZoneId.of("Asia/Shanghai")))
                .id();
    }

    Circle course() {
        String name = UUID.randomUUID().toString();
        Circle institution = circles.ensureInstitution("Notebook tests");
        Circle department = circles.ensure(CircleKind.DEPARTMENT, name, institution.id());
        return circles.ensure(CircleKind.COURSE, name, department.id());
    }

    UserId member(Circle course, Role role) {
        UserId person = person(Language.ENGLISH);
        circles.ensureMember(person, course.id(), role);
        return person;
    }

    NotebookId notebook(UserId owner, Circle course, String title, String file) {
        LabRequest lab = new LabRequest(
                owner,
                course.id(),
                new EnvironmentName("python"),
                new ComputeNeed(512, 1_000),
                false,
                "intro/lesson-1",
                null);
        return notebooks.create(owner, new NotebookSource(title, file.getBytes(StandardCharsets.UTF_8), lab));
    }

    static String file(int cells) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            parts.add("""
                    {"cell_type": "code", "id": "c%d", "metadata": {}, "source": ["print(%d)"], "execution_count": null, "outputs": []}""".formatted(i, i));
        }
        return "{\"cells\": [" + String.join(", ", parts)
                + "], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n";
    }

    static OperationBatch batch(String client, long sequence, long base, DocumentOperation... operations) {
        return new OperationBatch(client, sequence, base, List.of(operations));
    }

    static DocumentOperation.Text typed(String cell, int at, String text) {
        TextDelta delta = at == 0
                ? TextDelta.of(TextDelta.Step.ofInsert(text))
                : TextDelta.of(TextDelta.Step.ofRetain(at), TextDelta.Step.ofInsert(text));
        return new DocumentOperation.Text(cell, delta);
    }
}
