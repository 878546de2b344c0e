package io.paddock.bench;

import io.paddock.PaddockApplication;
import io.paddock.account.AccountService;
import io.paddock.account.UserId;
import io.paddock.account.demo.DemoPerson;
import io.paddock.base.language.Language;
import io.paddock.classroom.ClassroomService;
import io.paddock.course.LessonId;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabService;
import io.paddock.notebook.NotebookId;
import io.paddock.notebook.NotebookService;
import io.paddock.support.LabLeavings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole application with its demo people, as it runs for everybody, on data of its own that is gone afterwards. */
final class BenchApplication implements AutoCloseable {

    private static final LessonId LESSON = new LessonId("first-steps", "data-and-plots");

    private final Path data;
    private final ConfigurableApplicationContext context;

    private BenchApplication(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
    }

    /** @param parts configurations beside the application's own */
    static BenchApplication start(Class<?>... parts) throws IOException {
        Path data = Path.of("target", "bench-data-" + ProcessHandle.current().pid());
        FileSystemUtils.deleteRecursively(data);
        var application = new SpringApplication(PaddockApplication.class, Leavings.class);
        for (Class<?> part : parts) {
            application.addPrimarySources(java.util.List.of(part));
        }
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()));
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--paddock.data=" + data,
                "--paddock.demo=true",
                "--paddock.lab.images.prepare=python",
                "--vaadin.productionMode=true");
        LabImageFixture.awaitPython(context);
        return new BenchApplication(data, context);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    LabService labs() {
        return bean(LabService.class);
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    UserId id(DemoPerson person) {
        return bean(AccountService.class)
                .findBySignInName(person.signInName())
                .orElseThrow()
                .id();
    }

    static String lessonPath() {
        return "/courses/" + LESSON;
    }

    /** The person's notebook of a lesson, with one code cell, named {@code only}, in place of what was in it. */
    NotebookId notebook(UserId person, String code) {
        var notebook = bean(ClassroomService.class)
                .open(person, LESSON, Language.ENGLISH)
                .notebook();
        bean(NotebookService.class)
                .replace(person, notebook, nbformat(code).getBytes(StandardCharsets.UTF_8), "before");
        return notebook;
    }

    private static String nbformat(String code) {
        return """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                  {"cell_type": "code", "id": "only", "metadata": {}, "execution_count": null, "outputs": [], "source": "%s"}]}
                """.formatted(code);
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(data);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Leavings {

        @Bean
        LabLeavings labLeavings(JdbcClient database) {
            return new LabLeavings(database);
        }
    }

    /** Beans of tests lie in the application's packages, too. */
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURI().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return WithoutTests.class.hashCode();
        }
    }
}
