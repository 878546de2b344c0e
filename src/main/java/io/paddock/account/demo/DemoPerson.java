package io.paddock.account.demo;

import io.paddock.account.Role;
import io.paddock.base.language.Language;
import java.util.List;

/** The people of the demo institution. */
public enum DemoPerson {
    LI_NA("li.na", "Li Na 李娜", Language.ENGLISH, Place.COMPUTER_SCIENCE, Role.STUDENT),
    ZHANG_WEI("zhang.wei", "张伟 Zhang Wei", Language.CHINESE, Place.COMPUTER_SCIENCE, Role.STUDENT),
    WANG_FANG("wang.fang", "王芳", Language.CHINESE, Place.COMPUTER_SCIENCE, Role.STUDENT),
    LIU_YANG("liu.yang", "刘洋", Language.CHINESE, Place.MATHEMATICS, Role.STUDENT),
    EMMA_CLARKE("emma.clarke", "Emma Clarke", Language.ENGLISH, Place.COMPUTER_SCIENCE, Role.STUDENT),
    OMAR_HADDAD("omar.haddad", "Omar Haddad", Language.ENGLISH, Place.MATHEMATICS, Role.STUDENT),
    WANG_MIN("wang.min", "Prof. Wang Min 王敏", Language.ENGLISH, Place.COMPUTER_SCIENCE, Role.TEACHER),
    CHEN_JING("chen.jing", "陈静", Language.CHINESE, Place.MATHEMATICS, Role.TEACHER),
    ZHAO_LEI("zhao.lei", "赵磊 Zhao Lei", Language.CHINESE, Place.COMPUTER_SCIENCE, Role.ASSISTANT),
    SUN_YUE("sun.yue", "Sun Yue 孙悦", Language.ENGLISH, Place.COMPUTER_SCIENCE, Role.DEPARTMENT_ADMIN),
    HELEN_MARSH("helen.marsh", "Helen Marsh", Language.ENGLISH, Place.INSTITUTION, Role.INSTITUTION_ADMIN),
    HE_QING("he.qing", "何清", Language.CHINESE, Place.INSTITUTION, Role.AUDITOR),
    ADMIN("admin", "Kim Larsen", Language.ENGLISH, Place.PLATFORM, Role.PLATFORM_ADMIN);

    /** Theirs, all of them; it stands on the sign-in page. */
    public static final String PASSWORD = "learn-by-doing";

    enum Place {
        PLATFORM,
        INSTITUTION,
        COMPUTER_SCIENCE,
        MATHEMATICS
    }

    private final String signInName;
    private final String displayName;
    private final Language language;
    private final Place place;
    private final Role role;

    DemoPerson(String signInName, String displayName, Language language, Place place, Role role) {
        this.signInName = signInName;
        this.displayName = displayName;
        this.language = language;
        this.place = place;
        this.role = role;
    }

    public String signInName() {
        return signInName;
    }

    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    Language language() {
        return language;
    }

    Place place() {
        return place;
    }

    /** Those whom the sign-in page offers: one for each thing to try. */
    public static List<DemoPerson> offered() {
        return List.of(LI_NA, ZHANG_WEI, WANG_MIN, ZHAO_LEI, SUN_YUE, HELEN_MARSH, HE_QING, ADMIN);
    }
}
