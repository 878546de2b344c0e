package io.paddock.classroom.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.paddock.account.AccountService;
import io.paddock.account.Profile;
import io.paddock.account.Role;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.base.language.Words;
import io.paddock.capacity.Admission;
import io.paddock.capacity.Ask;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.ComputeNeed;
import io.paddock.capacity.HolderId;
import io.paddock.capacity.Slice;
import io.paddock.capacity.SliceInventory;
import io.paddock.capacity.SliceNeed;
import io.paddock.course.Course;
import io.paddock.course.CourseImports;
import io.paddock.course.CourseParcelFiles;
import io.paddock.course.LessonId;
import io.paddock.lab.Lab;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabService;
import io.paddock.lab.LabState;
import io.paddock.support.BrowserTest;
import io.paddock.support.People;
import io.paddock.support.Visitors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two slices, two who have them, two who wait: the place is shown, moves, and the CPU does instead. No GPU is needed: nobody's lab starts on one. */
@BrowserTest
class SliceJourneyIT {

    private static final long FIRST = 9_500_000_000L;
    private static final double MINUTES = 2 * 60_000;

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private AccountService accounts;

    @Autowired
    private People people;

    @Autowired
    private CourseImports imports;

    @Autowired
    private CapacityService capacity;

    @Autowired
    private SliceInventory slices;

    @Autowired
    private LabService labs;

    @Autowired
    private Words words;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void twoSlicesAreTaken() {
        LabImageFixture.awaitPython(application);
        clean();
        var node = capacity.load(id(DemoPerson.HELEN_MARSH)).getFirst().node().name();
        slices.report(node, Optional.of(List.of(slice(node, "MIG-journey-1"), slice(node, "MIG-journey-2"))));
        assertThat(ask(1, DemoPerson.OMAR_HADDAD)).isInstanceOf(Admission.Granted.class);
        assertThat(ask(2, DemoPerson.WANG_FANG)).isInstanceOf(Admission.Granted.class);
        assertThat(ask(3, DemoPerson.LIU_YANG)).isInstanceOf(Admission.Waiting.class);
    }

    @AfterEach
    void clean() {
        for (int number = 1; number <= 3; number++) {
            capacity.release(new HolderId(FIRST + number));
        }
        database.update("delete from capacity_lease where slice like 'MIG-journey-%'");
        database.update("delete from capacity_slice where device like 'MIG-journey-%'");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsThePlaceAndLetsTheCpuDoInstead(Language language, Visitors visitors) {
        var course = courseThatAsksForASlice(language);
        var student = people.with(Role.STUDENT, course.circle());
        var person = student.id();
        accounts.change(person, new Profile(student.displayName(), language, Theme.SYSTEM, student.zone()));
        var visitor = (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language))
                .signIn(student.signInName(), DemoPerson.PASSWORD);
        var page = visitor.page();

        visitor.open("/courses/" + new LessonId(course.slug(), "springs") + "?show=notebook");
        page.locator("paddock-notebook")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words.say(language.locale(), "notebookEditor.runAll")))
                .first()
                .click();
        var card = page.locator(".start-card");
        assertThat(card).containsText(say(language, "notebook.start.place", 2));
        assertThat(card.locator(".paddock-step")).hasCount(5);
        assertThat(card.locator(".paddock-step--bind")).containsText(say(language, "notebook.start.slices", 0, 2));
        visitor.picture("start-card-" + language.tag());
        page.setViewportSize(390, 844);
        visitor.picture("start-card-phone-" + language.tag());
        page.setViewportSize(1360, 860);

        var admin = (language == Language.CHINESE ? visitors.inTheDark(language) : visitors.visitor(language))
                .signIn(language == Language.CHINESE ? DemoPerson.HE_QING : DemoPerson.HELEN_MARSH)
                .open("/admin/capacity");
        assertThat(admin.page().locator("[data-device=MIG-journey-1]")).containsText("Omar Haddad");
        assertThat(admin.page().locator("#capacity-queue .paddock-pill").last()).containsText("2");
        admin.picture("capacity-" + language.tag());
        admin.page().setViewportSize(390, 844);
        admin.picture("capacity-phone-" + language.tag());

        capacity.release(new HolderId(FIRST + 3));
        assertThat(card).containsText(say(language, "notebook.start.place", 1));

        page.locator("#start-on-cpu").click();
        page.waitForCondition(
                () -> labs.running(person).stream().anyMatch(lab -> lab.state() == LabState.READY),
                new Page.WaitForConditionOptions().setTimeout(MINUTES));
        assertThat(card).isHidden();
        assertThat(labs.running(person))
                .extracting(Lab::need)
                .allSatisfy(need -> assertThat(need.slice()).isNull());
        assertThat(visitor.scriptErrors()).isEmpty();
        assertThat(admin.scriptErrors()).isEmpty();
    }

    private Course courseThatAsksForASlice(Language language) {
        var ground = people.ground();
        var teacher = people.with(Role.TEACHER, ground).id();
        var files = CourseParcelFiles.course("Rivers on slices " + language.tag())
                .replaced(
                        "course.yaml",
                        "  milli-cpus: 500\n",
                        "  milli-cpus: 500\ngpu:\n  memory-mebibytes: 8000\n  cpu-instead: true\n");
        return imports.place(
                teacher, files.upload(imports, teacher), ground.department().id(), "");
    }

    private Admission ask(int number, DemoPerson person) {
        return capacity.ask(new Ask(
                new HolderId(FIRST + number),
                new UserId(id(person).value()),
                new ComputeNeed(256, 250, new SliceNeed(8000, true)),
                false));
    }

    private static Slice slice(String node, String device) {
        return new Slice(
                device, node, Slice.Kind.MIG, "NVIDIA H100 80GB HBM3", "GPU-journey", 9984, Slice.State.AVAILABLE);
    }

    private String say(Language language, String key, Object... arguments) {
        return words.say(language.locale(), key, arguments);
    }

    private UserId id(DemoPerson person) {
        return accounts.findBySignInName(person.signInName()).orElseThrow().id();
    }
}
