package io.paddock.course;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the course module.
 *
 * @param content the folder that holds the courses
 */
@ConfigurationProperties("paddock.course")
record CourseSettings(@DefaultValue("course-content") Path content) {}
