package io.paddock;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Paddock. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Paddock")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://ui/theme/paddock.css")
@Push(transport = Transport.WEBSOCKET_XHR)
public class PaddockApplication implements AppShellConfigurator {

    public static void main(String[] arguments) {
        SpringApplication.run(PaddockApplication.class, arguments);
    }
}
