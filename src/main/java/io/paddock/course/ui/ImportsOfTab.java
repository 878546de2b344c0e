package io.paddock.course.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.paddock.account.CircleId;
import java.util.HashMap;
import java.util.Map;

/** Which imports of class lists a tab of the browser is told of: of each once, however often its page was visited meanwhile. In the tab's turn. */
final class ImportsOfTab {

    private final Map<CircleId, Runnable> ends = new HashMap<>();

    private ImportsOfTab() {}

    static ImportsOfTab of(UI tab) {
        var known = ComponentUtil.getData(tab, ImportsOfTab.class);
        if (known != null) {
            return known;
        }
        var made = new ImportsOfTab();
        ComponentUtil.setData(tab, ImportsOfTab.class, made);
        return made;
    }

    /** Ends what the tab was told of the course by before. */
    void follow(CircleId course, Runnable end) {
        var before = ends.put(course, end);
        if (before != null) {
            before.run();
        }
    }

    boolean follows(CircleId course, Runnable end) {
        return ends.get(course) == end;
    }
}
