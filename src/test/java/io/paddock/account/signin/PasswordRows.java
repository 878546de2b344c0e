package io.paddock.account.signin;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

class PasswordRows implements MatrixRows {

    @Override
    public Class<?> service() {
        return Passwords.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new OwnOnly("change(UserId, String, String, String)", "the actor's own, with the current one"),
                new Internal("set(Collection, String)", "on behalf of Paddock itself"));
    }

    static class LinkRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return PasswordLinks.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            return List.of(
                    new Internal("owner(String)", "the link's secret is the right to use it"),
                    new Internal("choose(String, String)", "the link's secret is the right to use it"));
        }
    }

    static class FirstAdminRows implements MatrixRows {

        @Override
        public Class<?> service() {
            return FirstAdmin.class;
        }

        @Override
        public List<MatrixRow> rows(ApplicationContext application) {
            return List.of(
                    new Internal("works(String)", "the link's secret is the right to use it"),
                    new Internal(
                            "make(String, String, String, Profile, String)",
                            "the link's secret is the right to use it"));
        }
    }
}
