package io.paddock.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of circles. */
interface CircleRepository extends Repository<CircleEntity, Long> {

    CircleEntity saveAndFlush(CircleEntity circle);

    Optional<CircleEntity> findById(long id);

    List<CircleEntity> findByKindOrderByName(CircleKind kind);

    List<CircleEntity> findByParentIdAndKindOrderByName(long parentId, CircleKind kind);

    List<CircleEntity> findByParentIdInAndKindOrderByName(Collection<Long> parentIds, CircleKind kind);

    Optional<CircleEntity> findByParentIdAndKindAndName(long parentId, CircleKind kind, String name);

    List<CircleEntity> findByIdIn(Collection<Long> ids);

    /** Circles in which the person holds one of these roles, or that lie in such a one; all where {@code everything}. */
    @Query(nativeQuery = true, value = """
            with recursive within (id) as (
                select c.id from circle c where :everything or c.id in
                    (select m.circle_id from membership m where m.person_id = :person and m.role in (:roles))
                union
                select c.id from circle c join within w on c.parent_id = w.id)
            select c.* from circle c join within w on c.id = w.id
            where c.name like :filter escape '!'
            order by field(c.kind, 'INSTITUTION', 'DEPARTMENT', 'COURSE', 'SECTION'), c.name, c.id
            limit :limit offset :offset
            """)
    List<CircleEntity> within(
            boolean everything, long person, Collection<String> roles, String filter, int offset, int limit);

    /** A circle and all that lie in it, parents first. */
    @Query(nativeQuery = true, value = """
            with recursive inside (id, depth) as (
                select id, 0 from circle where id = :root
                union all
                select c.id, i.depth + 1 from circle c join inside i on c.parent_id = i.id)
            select c.* from circle c join inside i on i.id = c.id order by i.depth, c.name, c.id
            """)
    List<CircleEntity> within(long root);

    /** The institution that a circle lies in. */
    @Query(nativeQuery = true, value = """
            with recursive around (id, parent_id) as (
                select id, parent_id from circle where id = :circle
                union all
                select c.id, c.parent_id from circle c join around a on c.id = a.parent_id)
            select id from around where parent_id is null
            """)
    Optional<Long> institutionOf(long circle);

    /** Holds the circle's row until the end of the transaction. */
    @Query(nativeQuery = true, value = "select id from circle where id = :circle for update")
    long lock(long circle);
}
