package io.paddock.base.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/** An address of this application that is shown to be copied and handed on. */
public final class CopyField extends Div {

    private final TextField field = new TextField();

    /** @param path below the application's address, for example {@code welcome/…} */
    public CopyField(String label, String path) {
        addClassNames("paddock-stack", "paddock-stack--tight");
        field.setLabel(label);
        field.setReadOnly(true);
        field.setWidthFull();
        // the browser knows under which address the application is reached
        field.getElement().executeJs("this.value = new URL($0, document.baseURI).href", path);
        var copy = new Button(getTranslation("base.copy"), VaadinIcon.COPY_O.create());
        copy.addThemeNames("primary");
        copy.getElement().executeJs("""
                        this.addEventListener('click', async () => {
                          $0.inputElement.select();
                          try { await navigator.clipboard.writeText($0.value); } catch (e) { document.execCommand('copy'); }
                          this.setAttribute('data-copied', ''); this.lastChild.textContent = $1;
                        });
                        """, field.getElement(), getTranslation("base.copied"));
        add(field, copy);
    }

    /** For scripts and tests. */
    public CopyField withFieldId(String id) {
        field.setId(id);
        return this;
    }
}
