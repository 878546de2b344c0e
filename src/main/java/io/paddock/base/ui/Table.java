package io.paddock.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/** A table of the theme, for lists that are short enough to be shown whole. */
@Tag("table")
public final class Table extends Component {

    private final Element body = new Element("tbody");
    private final boolean figures;

    public Table(String... headings) {
        this(false, headings);
    }

    private Table(boolean figures, String... headings) {
        this.figures = figures;
        getElement().getClassList().add("paddock-table");
        var row = new Element("tr");
        for (var column = 0; column < headings.length; column++) {
            // a heading without words would be read out as one
            row.appendChild(
                    headings[column].isEmpty()
                            ? cell("td", column)
                            : cell("th", column).setText(headings[column]).setAttribute("scope", "col"));
        }
        getElement().appendChild(new Element("thead").appendChild(row), body);
    }

    /** One with names in the first column and figures or buttons, aligned at their end, in the others. */
    public static Table ofFigures(String... headings) {
        return new Table(true, headings);
    }

    public Row row(Component... cells) {
        var row = new Row();
        for (var column = 0; column < cells.length; column++) {
            row.element.appendChild(cell("td", column).appendChild(cells[column].getElement()));
        }
        body.appendChild(row.element);
        return row;
    }

    /** A line of the table. */
    public static final class Row {

        private final Element element = new Element("tr");

        /** Shows something else in a cell; the others keep the focus. */
        public void show(int column, Component content) {
            element.getChild(column).removeAllChildren().appendChild(content.getElement());
        }
    }

    private Element cell(String tag, int column) {
        var cell = new Element(tag);
        if (figures && column > 0) {
            cell.getClassList().add("paddock-end");
        }
        return cell;
    }
}
