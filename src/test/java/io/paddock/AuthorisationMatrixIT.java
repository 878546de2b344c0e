package io.paddock;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.AccessDenied;
import io.paddock.account.CircleId;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.base.language.Refusal;
import io.paddock.support.Ground;
import io.paddock.support.IntegrationTest;
import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Guarded;
import io.paddock.support.MatrixRows;
import io.paddock.support.People;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Service;

/** Role × relation × operation: every public operation of every service has a row, and does what the row says. */
@IntegrationTest
class AuthorisationMatrixIT {

    @Autowired
    ApplicationContext application;

    @Autowired
    People people;

    @Test
    void everyOperationHasARow() {
        var rows = rows();
        var missing = new TreeSet<String>();
        for (var service : services()) {
            var known = rows.getOrDefault(service, List.of()).stream()
                    .map(MatrixRow::operation)
                    .toList();
            operations(service).stream()
                    .filter(operation -> !known.contains(operation))
                    .forEach(operation -> missing.add(service.getSimpleName() + "." + operation));
        }
        assertThat(missing).as("operations without a row").isEmpty();
    }

    @Test
    void everyRowHasAnOperation() {
        rows().forEach((service, rows) -> assertThat(operations(service))
                .as(service.getSimpleName())
                .containsAll(rows.stream().map(MatrixRow::operation).toList()));
    }

    @Test
    void everyGuardedOperationLetsInThoseWhomItsRowNamesAndNobodyElse() {
        var wrong = new ArrayList<String>();
        rows().forEach((service, rows) -> rows.forEach(row -> {
            if (row instanceof Guarded guarded) {
                wrong.addAll(check(service, guarded));
            }
        }));
        assertThat(wrong).isEmpty();
    }

    private List<String> check(Class<?> service, Guarded row) {
        var wrong = new ArrayList<String>();
        var home = people.ground();
        var away = people.ground();
        for (var role : Role.values()) {
            var actor = people.with(role, home).id();
            expect(
                    service,
                    row,
                    role,
                    "own",
                    row.own(),
                    actor,
                    home,
                    home.course().id(),
                    wrong);
            expect(
                    service,
                    row,
                    role,
                    "sibling",
                    row.sibling(),
                    actor,
                    home,
                    home.otherCourse().id(),
                    wrong);
            expect(
                    service,
                    row,
                    role,
                    "foreign",
                    row.foreign(),
                    actor,
                    away,
                    away.course().id(),
                    wrong);
        }
        var nobody = people.somebody().id();
        if (allows(row, nobody, home, home.course().id())) {
            wrong.add(service.getSimpleName() + "." + row.operation() + " lets in somebody without a role");
        }
        return wrong;
    }

    private static void expect(
            Class<?> service,
            Guarded row,
            Role role,
            String relation,
            Set<Role> allowed,
            UserId actor,
            Ground ground,
            CircleId course,
            List<String> wrong) {
        var lets = allows(row, actor, ground, course);
        if (lets != allowed.contains(role)) {
            wrong.add("%s.%s %s %s (%s)"
                    .formatted(service.getSimpleName(), row.operation(), lets ? "lets in" : "refuses", role, relation));
        }
    }

    private static boolean allows(Guarded row, UserId actor, Ground ground, CircleId course) {
        try {
            row.attempt().by(actor, ground, course);
            return true;
        } catch (AccessDenied denied) {
            return false;
        } catch (Refusal passedTheCheck) {
            return true;
        }
    }

    private Set<Class<?>> services() {
        var services = new java.util.LinkedHashSet<Class<?>>();
        for (var bean : application.getBeansWithAnnotation(Service.class).values()) {
            var type = AopUtils.getTargetClass(bean);
            if (type.getPackageName().startsWith("io.paddock.")) {
                services.add(type);
            }
        }
        return services;
    }

    private static List<String> operations(Class<?> service) {
        return Arrays.stream(service.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(AuthorisationMatrixIT::signature)
                .sorted()
                .toList();
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(", ", "(", ")"));
    }

    private Map<Class<?>, List<MatrixRow>> rows() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(MatrixRows.class));
        var rows = new LinkedHashMap<Class<?>, List<MatrixRow>>();
        for (var candidate : scanner.findCandidateComponents("io.paddock")) {
            var part = instantiate(String.valueOf(candidate.getBeanClassName()));
            rows.put(part.service(), part.rows(application));
        }
        return rows;
    }

    private static MatrixRows instantiate(String className) {
        try {
            var constructor = Class.forName(className).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (MatrixRows) constructor.newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException(className + " needs a constructor without arguments", e);
        }
    }
}
