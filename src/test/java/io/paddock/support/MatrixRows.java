package io.paddock.support;

import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * A service's part of the authorisation matrix, in a test class with a constructor without arguments; found by
 * {@code AuthorisationMatrixIT}.
 */
public interface MatrixRows {

    Class<?> service();

    List<MatrixRow> rows(ApplicationContext application);
}
