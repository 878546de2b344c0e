package io.paddock.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.paddock.account.Invitation;
import io.paddock.base.ui.CopyField;

/** A link that is shown once, to be copied and handed on. */
class LinkPanel extends Div {

    LinkPanel(Invitation invitation) {
        addClassNames("paddock-stack", "paddock-stack--tight");
        add(
                new Paragraph(
                        getTranslation("account.link.text", invitation.person().displayName(), invitation.expiresAt())),
                new CopyField(getTranslation("account.link"), invitation.path()).withFieldId("one-time-link"));
    }
}
