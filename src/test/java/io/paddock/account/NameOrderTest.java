package io.paddock.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.base.language.Language;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    @Test
    void chineseReadersFindChineseNamesByPinyin() {
        assertThat(sorted(Language.CHINESE, "张伟", "王芳", "Emma", "李娜", "阿里", "李伟", "欧阳"))
                .containsExactly("Emma", "阿里", "李娜", "李伟", "欧阳", "王芳", "张伟");
    }

    @Test
    void sizeAndAccentsMakeNoOrderOfTheirOwn() {
        for (var language : Language.values()) {
            assertThat(sorted(language, "Zoe", "émile", "ada", "Emma", "Bob"))
                    .containsExactly("ada", "Bob", "émile", "Emma", "Zoe");
        }
    }

    private static List<String> sorted(Language reader, String... names) {
        return Stream.of(names)
                .map(name -> new Person(new UserId(1), "x", name, Language.ENGLISH, Theme.SYSTEM, ZoneOffset.UTC))
                .sorted(NameOrder.in(reader))
                .map(Person::displayName)
                .toList();
    }
}
