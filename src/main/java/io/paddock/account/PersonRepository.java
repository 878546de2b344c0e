package io.paddock.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of people. */
interface PersonRepository extends Repository<PersonEntity, Long> {

    PersonEntity save(PersonEntity person);

    Optional<PersonEntity> findById(long id);

    List<PersonEntity> findByIdIn(Collection<Long> ids);

    Optional<PersonEntity> findBySignInName(String signInName);

    @Query("select p.signInName from PersonEntity p where p.signInName in :names")
    Set<String> taken(Collection<String> names);

    @Query("select count(p) > 0 from PersonEntity p where p.id = :id and p.lockedAt is not null")
    boolean isLocked(long id);

    /** Those of these people who have a password. */
    @Query(nativeQuery = true, value = "select person_id from credential where person_id in (:people)")
    List<Long> withPassword(Collection<Long> people);

    /** People with a role in one of these circles or below them, by name; all people where {@code everybody}. */
    @Query(nativeQuery = true, value = PeopleQueries.SELECT + "select p.* " + PeopleQueries.FROM + PeopleQueries.PAGE)
    List<PersonEntity> page(
            boolean everybody, Collection<Long> circles, String filter, long reader, int offset, int limit);

    @Query(nativeQuery = true, value = PeopleQueries.SELECT + "select count(*) " + PeopleQueries.FROM)
    long count(boolean everybody, Collection<Long> circles, String filter);

    /** Those with one of these sign-in names and a role in the institution or below it. */
    @Query(nativeQuery = true, value = """
            with recursive within (id) as (
                select :institution
                union
                select c.id from circle c join within w on c.parent_id = w.id)
            select p.* from person p where p.sign_in_name in (:names)
                and p.id in (select m.person_id from membership m join within w on m.circle_id = w.id)
            """)
    List<PersonEntity> inInstitution(long institution, Collection<String> names);

    /** Those of the people who are students in the circle itself and have no password. */
    @Query(nativeQuery = true, value = """
            select m.person_id from membership m
            where m.circle_id = :circle and m.role = 'STUDENT' and m.person_id in (:people)
                and m.person_id not in (select c.person_id from credential c) order by m.id
            """)
    List<Long> waiting(long circle, Collection<Long> people);

    @Query(nativeQuery = true, value = """
            select m.person_id from membership m
            where m.circle_id = :circle and m.role = 'STUDENT'
                and m.person_id not in (select c.person_id from credential c) order by m.id
            """)
    List<Long> waiting(long circle);

    /** People with a role in one of these circles: those with the higher roles first, then by name. */
    @Query(
            nativeQuery = true,
            value = PeopleQueries.MEMBERS_SELECT + PeopleQueries.MEMBERS + PeopleQueries.MEMBERS_PAGE)
    List<PersonEntity> members(
            Collection<Long> circles, long institution, String filter, long reader, int offset, int limit);

    @Query(nativeQuery = true, value = PeopleQueries.MEMBERS_COUNT + PeopleQueries.MEMBERS)
    long countMembers(Collection<Long> circles, long institution, String filter);
}
