package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame of every page: navigation and header from what the modules contribute, and the page's heading. */
@Layout
@AnonymousAllowed
class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final String CONTENT = "content";

    private final Main main = new Main();
    private final Div top = new Div();
    private final H1 heading = new H1();

    MainLayout(ObjectProvider<NavigationItem> items, ObjectProvider<HeaderPart> parts) {
        addClassName("paddock-shell");
        var skip = new Anchor("#" + CONTENT, getTranslation("base.skip"));
        skip.addClassName("paddock-skip");
        skip.setRouterIgnore(true);

        top.addClassName("paddock-top");
        var end = new Div();
        end.addClassName("paddock-top__end");
        parts.stream()
                .sorted(Comparator.comparingInt(HeaderPart::order))
                .map(HeaderPart::create)
                .forEach(end::add);
        top.add(heading, end);

        main.setId(CONTENT);
        main.addClassName("paddock-main");
        main.getElement().setAttribute("tabindex", "-1");
        main.add(top);
        add(skip, side(items), main);
    }

    private Aside side(ObjectProvider<NavigationItem> items) {
        var list = new UnorderedList();
        items.stream()
                .filter(NavigationItem::visible)
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .map(this::entry)
                .forEach(list::add);
        var navigation = new Nav(list);
        navigation.addClassName("paddock-nav");
        navigation.setAriaLabel(getTranslation("base.navigation"));
        var side = new Aside(new Logo(), navigation);
        side.addClassName("paddock-side");
        return side;
    }

    private Component entry(NavigationItem item) {
        var link = new RouterLink();
        link.setRoute(item.target());
        link.setHighlightCondition(com.vaadin.flow.router.HighlightConditions.sameLocation());
        link.setHighlightAction((RouterLink target, boolean here) -> {
            if (here) {
                target.getElement().setAttribute("aria-current", "page");
            } else {
                target.getElement().removeAttribute("aria-current");
            }
        });
        link.add(new Icon("vaadin", item.icon()), new Span(getTranslation(item.labelKey())));
        return new ListItem(link);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        if (oldContent != null) {
            oldContent.getElement().removeFromParent();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var page = event.getActiveChain().getFirst();
        heading.setText(page instanceof Titled titled ? titled.heading() : "");
        heading.setVisible(page instanceof Titled);
    }
}
