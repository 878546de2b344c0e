package io.paddock.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import io.paddock.account.AccessDenied;
import io.paddock.account.AuditFilter;
import io.paddock.account.AuditReading;
import io.paddock.account.AuditReading.Entry;
import io.paddock.account.CurrentPerson;
import io.paddock.account.Person;
import io.paddock.base.ui.DateWords;
import io.paddock.base.ui.Pager;
import io.paddock.base.ui.Titled;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Optional;

/** Who did what, newest first, in sentences. */
@Route("audit")
@PermitAll
class AuditView extends Div implements Titled {

    private static final int PAGE = 50;

    private final transient Person reader;
    private final transient AuditReading log;
    private final transient AuditSentences sentences;
    private final transient DateTimeFormatter times;
    private final TextField person = new TextField();
    private final ComboBox<String> action = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final Div list = new Div();
    private final Pager pager = new Pager(PAGE, this::show);

    AuditView(CurrentPerson current, AuditReading log, AuditSentences sentences) {
        this.reader = current.require();
        this.log = log;
        this.sentences = sentences;
        if (!log.mayRead(reader.id())) {
            throw new AccessDenied(reader.id(), "the audit log");
        }
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .withZone(reader.zone());
        list.addClassName("paddock-list");
        list.getElement().setAttribute("role", "list");
        var zone = new Div(
                getTranslation("account.audit.zone", reader.zone().getDisplayName(TextStyle.FULL, getLocale())));
        zone.addClassName("paddock-muted");
        var card = new Div(list);
        card.addClassName("paddock-card");
        addClassName("paddock-stack");
        add(filters(), card, pager, zone);
        show(0);
    }

    @Override
    public String heading() {
        return getTranslation("account.audit");
    }

    private Component filters() {
        person.setLabel(getTranslation("account.audit.person"));
        person.setPrefixComponent(VaadinIcon.SEARCH.create());
        person.setClearButtonVisible(true);
        person.setValueChangeMode(ValueChangeMode.LAZY);
        person.addValueChangeListener(change -> show(0));
        action.setLabel(getTranslation("account.audit.action"));
        action.setItemLabelGenerator(code -> sentences.name(code, getLocale()));
        action.setItems(log.actions(reader.id()));
        action.setClearButtonVisible(true);
        action.addValueChangeListener(change -> show(0));
        for (var date : new DatePicker[] {from, until}) {
            date.setI18n(DateWords.in(this));
            date.setLocale(getLocale());
            date.setClearButtonVisible(true);
            date.addValueChangeListener(change -> show(0));
        }
        from.setLabel(getTranslation("account.audit.from"));
        until.setLabel(getTranslation("account.audit.until"));
        var row = new Div(person, action, from, until);
        row.addClassNames("paddock-form", "account-filters");
        return row;
    }

    private void show(int wanted) {
        var filter = new AuditFilter(
                person.getValue(),
                Optional.ofNullable(action.getValue()).orElse(""),
                start(from.getValue()),
                start(Optional.ofNullable(until.getValue())
                        .map(day -> day.plusDays(1))
                        .orElse(null)));
        var offset = pager.stand(wanted, log.count(reader.id(), filter));
        list.removeAll();
        var entries = log.entries(reader.id(), filter, offset, PAGE);
        var said = sentences.sentences(entries, getLocale(), reader.zone());
        for (var index = 0; index < entries.size(); index++) {
            list.add(item(entries.get(index), said.get(index)));
        }
        if (list.getComponentCount() == 0) {
            var empty = new Div(VaadinIcon.CLIPBOARD_TEXT.create(), new H2(getTranslation("account.audit.none")));
            empty.addClassName("paddock-empty");
            empty.getElement().setAttribute("role", "listitem");
            list.add(empty);
        }
    }

    private Optional<Instant> start(@org.jspecify.annotations.Nullable LocalDate day) {
        return Optional.ofNullable(day)
                .map(date -> date.atStartOfDay(reader.zone()).toInstant());
    }

    private Component item(Entry entry, String said) {
        var sentence = new Div(said);
        sentence.addClassName("account-sentence");
        var when = new Div(times.format(entry.at())
                + sentences.place(entry, getLocale()).map(name -> " · " + name).orElse(""));
        when.addClassNames("paddock-item__detail", "paddock-tabular");
        var item = new Div(new Div(sentence, when));
        item.addClassName("paddock-item");
        item.getElement().setAttribute("role", "listitem");
        item.getElement().setAttribute("data-action", entry.action());
        return item;
    }
}
