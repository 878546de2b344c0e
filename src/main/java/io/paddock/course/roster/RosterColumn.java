package io.paddock.course.roster;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a class list can be, and what people write above it. */
public enum RosterColumn {
    NUMBER("studentnumber", "studentno", "studentid", "studentcode", "number", "sid", "学号", "学生学号", "学籍号", "学生编号"),
    NAME("name", "fullname", "studentname", "displayname", "姓名", "名字", "学生姓名", "学生"),
    MAIL("email", "mail", "emailaddress", "邮箱", "电子邮箱", "电子邮件", "邮件", "邮箱地址"),
    SECTION("section", "class", "group", "classname", "sectionname", "班级", "班", "教学班", "行政班", "班级名称", "分组", "小组");

    private final Set<String> headings;

    RosterColumn(String... headings) {
        this.headings = Set.of(headings);
    }

    /** What a column with this heading is; capitals, spaces and signs in it make no difference. */
    static Optional<RosterColumn> of(String heading) {
        var plain = Normalizer.normalize(heading, Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(plain))
                .findFirst();
    }
}
