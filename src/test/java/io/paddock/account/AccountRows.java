package io.paddock.account;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

class AccountRows implements MatrixRows {

    @Override
    public Class<?> service() {
        return AccountService.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new Internal("find(UserId)", "modules show names of people whom the actor may see"),
                new Internal("find(Collection)", "modules show names of people whom the actor may see"),
                new Internal("findBySignInName(String)", "sign-in"),
                new Internal("register(String, Profile)", "on behalf of Paddock itself"),
                new Internal("registerAll(List)", "on behalf of Paddock itself"),
                new Internal("taken(Collection)", "tells whether a name is free, as making somebody does"),
                new Internal("isLocked(UserId)", "sign-in"),
                new OwnOnly("change(UserId, Profile)", "the actor's own profile"));
    }
}
