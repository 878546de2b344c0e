package io.paddock.lab;

import io.paddock.lab.container.ContainerRuntime;
import io.paddock.lab.container.DockerContainerRuntime;
import io.paddock.lab.container.RuntimeSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the container engine: Docker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuntimeSettings.class)
class EngineConfiguration {

    @Bean(destroyMethod = "close")
    ContainerRuntime containerRuntime(RuntimeSettings settings) {
        return new DockerContainerRuntime(settings);
    }
}
