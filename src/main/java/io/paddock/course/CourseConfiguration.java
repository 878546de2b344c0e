package io.paddock.course;

import io.paddock.course.content.ContentFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the course module that are not services of their own. */
@Configuration(proxyBeanMethods = false)
class CourseConfiguration {

    @Bean
    ContentFolder contentFolder(CourseSettings settings) {
        return new ContentFolder(settings.content());
    }
}
