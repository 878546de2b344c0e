package io.paddock.account;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of memberships. */
interface MembershipRepository extends Repository<MembershipEntity, Long> {

    MembershipEntity saveAndFlush(MembershipEntity membership);

    @Query("select m from MembershipEntity m join fetch m.circle c where m.personId = :person and c.kind = :kind"
            + " order by c.name, m.role")
    List<MembershipEntity> ofPerson(long person, CircleKind kind);

    @Query("select m from MembershipEntity m left join fetch m.circle where m.personId in :people order by m.id")
    List<MembershipEntity> ofPeople(Collection<Long> people);

    @Query("select m from MembershipEntity m join fetch m.circle c"
            + " where m.personId in :people and c.id in :circles order by c.name, m.id")
    List<MembershipEntity> ofPeopleIn(Collection<Long> people, Collection<Long> circles);

    /** Those of the people who hold the role in the circle itself. */
    @Query("select m.personId from MembershipEntity m"
            + " where m.circle.id = :circle and m.role = :role and m.personId in :people")
    Set<Long> holding(long circle, Role role, Collection<Long> people);

    @Query("select m from MembershipEntity m join fetch m.circle c where c.id = :circle order by m.role, m.id")
    List<MembershipEntity> ofCircle(long circle);

    @Query("select m from MembershipEntity m join fetch m.circle c where c.id in (:circles) order by m.id")
    List<MembershipEntity> ofCircles(Collection<Long> circles);

    @Query("select count(m) > 0 from MembershipEntity m"
            + " where m.personId = :person and m.circle.id = :circle and m.role = :role")
    boolean held(long person, long circle, Role role);

    @Query("select count(m) > 0 from MembershipEntity m where m.personId = :person and m.role = :role")
    boolean heldAnywhere(long person, Role role);

    @Query("select count(m) > 0 from MembershipEntity m where m.role = :role")
    boolean heldByAnybody(Role role);

    @Modifying
    @Query("delete from MembershipEntity m"
            + " where m.personId = :person and m.circle.id = :circle and m.role = :role")
    int remove(long person, long circle, Role role);

    @Modifying
    @Query("delete from MembershipEntity m"
            + " where m.personId in :people and m.circle.id = :circle and m.role = :role")
    int removeAll(Collection<Long> people, long circle, Role role);

    /** The circles in which the person holds one of these roles directly. */
    @Query("select m.circle.id from MembershipEntity m where m.personId = :person and m.role in :roles")
    List<Long> circlesOf(long person, Collection<Role> roles);

    /** Roles in a circle, in those around it, and of the platform. */
    @Query(nativeQuery = true, value = """
            with recursive around (id, parent_id) as (
                select id, parent_id from circle where id = :circle
                union all
                select c.id, c.parent_id from circle c join around a on c.id = a.parent_id)
            select distinct m.role from membership m
            where m.person_id = :person and (m.circle_id is null or m.circle_id in (select id from around))
            """)
    Set<String> rolesIn(long person, long circle);

    /** The institutions that a person's circles lie in. */
    @Query(nativeQuery = true, value = """
            with recursive around (id, parent_id) as (
                select c.id, c.parent_id from circle c join membership m on m.circle_id = c.id where m.person_id = :person
                union
                select c.id, c.parent_id from circle c join around a on c.id = a.parent_id)
            select id from around where parent_id is null order by id
            """)
    List<Long> institutionsOf(long person);

    /** The institutions in which the person holds one of these roles directly. */
    @Query(nativeQuery = true, value = """
            select distinct c.id from membership m join circle c on c.id = m.circle_id
            where m.person_id = :person and m.role in (:roles) and c.kind = 'INSTITUTION'
            """)
    List<Long> institutionsWith(long person, Collection<String> roles);

    /** For each of these circles, the roles that the person holds in it, in those around it, and of the platform. */
    @Query(nativeQuery = true, value = """
            with recursive around (root, id, parent_id) as (
                select id, id, parent_id from circle where id in (:circles)
                union all
                select a.root, c.id, c.parent_id from circle c join around a on c.id = a.parent_id)
            select distinct a.root, m.role from around a join membership m
                on m.person_id = :person and (m.circle_id is null or m.circle_id = a.id)
            """)
    List<Object[]> rolesIn(long person, Collection<Long> circles);

    /** How many people hold a role in each of these circles; circles without anybody are left out. */
    @Query("select m.circle.id, count(distinct m.personId) from MembershipEntity m"
            + " where m.circle.id in :circles group by m.circle.id")
    List<Object[]> counts(Collection<Long> circles);
}
