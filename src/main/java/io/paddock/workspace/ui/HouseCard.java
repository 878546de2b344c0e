package io.paddock.workspace.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.paddock.account.Directory;
import io.paddock.account.Person;
import io.paddock.allowance.AllowanceService;
import io.paddock.allowance.Credits;
import io.paddock.allowance.TreeRow;
import io.paddock.base.language.Words;
import io.paddock.base.ui.Parts;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.NodeLoad;
import io.paddock.lab.ImageStatus;
import io.paddock.lab.IsolationResult;
import io.paddock.lab.LabImages;
import io.paddock.lab.LabIsolation;
import io.paddock.lab.LabOverview;
import java.util.Optional;

/** For administrators: how the machines, the environments and the walls between labs are, each leading to its page. */
class HouseCard extends Section {

    /** Makes the card for those who look after labs. */
    @org.springframework.stereotype.Component
    static class Maker {

        private final LabOverview labs;
        private final LabImages images;
        private final LabIsolation isolation;
        private final CapacityService capacity;
        private final Directory directory;
        private final AllowanceService allowance;
        private final Words words;

        Maker(
                LabOverview labs,
                LabImages images,
                LabIsolation isolation,
                CapacityService capacity,
                Directory directory,
                AllowanceService allowance,
                Words words) {
            this.directory = directory;
            this.allowance = allowance;
            this.labs = labs;
            this.images = images;
            this.isolation = isolation;
            this.capacity = capacity;
            this.words = words;
        }

        Optional<HouseCard> make(Person person) {
            return labs.mayAdminister(person.id()) ? Optional.of(new HouseCard(this, person)) : Optional.empty();
        }
    }

    private final transient Words words;
    private final transient Person person;

    private HouseCard(Maker maker, Person person) {
        this.words = maker.words;
        this.person = person;
        addClassName("paddock-card");
        getElement().setAttribute("aria-label", say("workspace.house"));
        var list = Parts.div("paddock-list");
        list.getElement().setAttribute("role", "list");
        list.add(labs(maker), images(maker), isolation(maker));
        people(maker).ifPresent(list::add);
        allowance(maker).ifPresent(list::add);
        list.add(item("audit", say("workspace.house.audit"), say("workspace.house.audit.detail"), true));
        add(new H2(say("workspace.house")), list);
    }

    private Component labs(Maker maker) {
        var running = maker.labs.all(person.id()).size();
        var load = maker.capacity.load(person.id());
        var used = load.stream().mapToInt(NodeLoad::usedMemoryMebibytes).sum();
        var all = load.stream().mapToInt(node -> node.node().memoryMebibytes()).sum();
        var waiting = load.stream().mapToInt(NodeLoad::waiting).max().orElse(0);
        var detail = say("workspace.house.memory", used / 1024.0, all / 1024.0)
                + (waiting == 0 ? "" : " · " + say("workspace.house.waiting", waiting));
        return item("admin/labs", say("workspace.house.labs", running), detail, true);
    }

    private Component images(Maker maker) {
        var all = maker.images.all();
        var ready = all.stream()
                .filter(status -> status.state() == ImageStatus.State.READY)
                .count();
        var failed = all.stream()
                .filter(status -> status.state() == ImageStatus.State.FAILED)
                .count();
        return item(
                "admin/labs",
                say("workspace.house.images", ready, all.size()),
                failed == 0 ? say("workspace.house.images.fine") : say("workspace.house.images.failed", failed),
                failed == 0);
    }

    private Component isolation(Maker maker) {
        var results = maker.isolation.results(person.id());
        var open = results.stream()
                .filter(result -> result.result() == IsolationResult.Result.OPEN)
                .count();
        var text = results.isEmpty()
                ? say("workspace.house.isolation.never")
                : open == 0 ? say("workspace.house.isolation.fine") : say("workspace.house.isolation.open", open);
        return item("admin/labs", say("workspace.house.isolation"), text, open == 0);
    }

    private Optional<Component> people(Maker maker) {
        return maker.directory.mayRead(person.id())
                ? Optional.of(item(
                        "people",
                        say("workspace.house.people", maker.directory.count(person.id(), "")),
                        say("workspace.house.people.detail"),
                        true))
                : Optional.empty();
    }

    /** What the topmost accounts can still hand out. */
    private Optional<Component> allowance(Maker maker) {
        if (!maker.allowance.mayLook(person.id())) {
            return Optional.empty();
        }
        var tops = maker.allowance.tree(person.id()).stream()
                .filter(row -> row.depth() == 0)
                .toList();
        var left = tops.stream().map(TreeRow::balance).reduce(Credits.NONE, Credits::plus);
        return Optional.of(item(
                "allowance-tree",
                say("workspace.house.allowance", left.shown()),
                say("workspace.house.allowance.detail"),
                left.milli() > 0));
    }

    private Component item(String target, String title, String detail, boolean good) {
        var link = new Anchor(target, title);
        link.addClassName("paddock-item__title");
        var item = Parts.div(
                "paddock-item",
                Parts.div(
                        "",
                        link,
                        Parts.div(
                                "paddock-item__detail" + (good ? "" : " paddock-bad-text"),
                                new com.vaadin.flow.component.Text(detail))));
        item.getElement().setAttribute("role", "listitem");
        return item;
    }

    private String say(String key, Object... arguments) {
        return words.say(person.language().locale(), key, arguments);
    }
}
