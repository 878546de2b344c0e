package io.paddock.notice;

import io.paddock.support.MatrixRow;
import io.paddock.support.MatrixRow.Internal;
import io.paddock.support.MatrixRow.OwnOnly;
import io.paddock.support.MatrixRows;
import java.util.List;
import org.springframework.context.ApplicationContext;

class NoticesRows implements MatrixRows {

    private static final String OWN = "pages pass the person who is signed in";

    @Override
    public Class<?> service() {
        return Notices.class;
    }

    @Override
    public List<MatrixRow> rows(ApplicationContext application) {
        return List.of(
                new Internal("post(UserId, NoticeKind, Message, String, String)", "on behalf of Paddock itself"),
                new Internal("sendsMail()", "the same for everybody"),
                new OwnOnly("page(UserId, int, int)", OWN),
                new OwnOnly("count(UserId)", OWN),
                new OwnOnly("unread(UserId)", OWN),
                new OwnOnly("read(UserId, long)", "another's notice is not touched: NoticesIT"),
                new OwnOnly("readAll(UserId)", OWN),
                new OwnOnly("switches(UserId)", OWN),
                new OwnOnly("set(UserId, NoticeKind, NoticeSwitch)", OWN),
                new OwnOnly("address(UserId)", OWN),
                new OwnOnly("setAddress(UserId, String)", OWN));
    }
}
