package io.paddock.account;

/** The parts that the page of people and its count share. */
final class PeopleQueries {

    static final String SELECT = """
            with recursive within (id) as (
                select id from circle where id in (:circles)
                union
                select c.id from circle c join within w on c.parent_id = w.id)
            """;

    static final String FROM = """
            from person p
            where (:everybody or p.id in (select m.person_id from membership m join within w on m.circle_id = w.id))
              and (p.display_name like :filter escape '!' or p.sign_in_name like :filter escape '!')
            """;

    /** GBK has the usual characters in the order of pinyin: what a Chinese reader looks a name up by. */
    private static final String BY_NAME =
            "if((select r.language from person r where r.id = :reader) = 'zh-CN', convert(p.display_name using gbk), null),"
                    + " p.display_name, p.id";

    static final String PAGE = " order by " + BY_NAME + " limit :limit offset :offset";

    static final String MEMBERS_SELECT = "select p.* ";
    static final String MEMBERS_COUNT = "select count(*) ";

    static final String MEMBERS = """
            from person p
            join (select m.person_id,
                    min(field(m.role, 'TEACHER', 'ASSISTANT', 'STUDENT')) as standing
                    from membership m where m.circle_id in (:circles) group by m.person_id) r on r.person_id = p.id
            left join person_number n on n.person_id = p.id and n.institution_id = :institution
            where (p.display_name like :filter escape '!' or p.sign_in_name like :filter escape '!'
                    or n.number like :filter escape '!')
            """;

    static final String MEMBERS_PAGE = " order by r.standing, " + BY_NAME + " limit :limit offset :offset";

    private PeopleQueries() {}
}
