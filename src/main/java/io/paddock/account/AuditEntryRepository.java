package io.paddock.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of the audit log, newest first. */
interface AuditEntryRepository extends Repository<AuditEntryEntity, Long> {

    AuditEntryEntity save(AuditEntryEntity entry);

    @Query(nativeQuery = true, value = "select e.* " + WHERE + " order by e.id desc limit :limit offset :offset")
    List<AuditEntryEntity> page(
            boolean everything,
            Collection<Long> institutions,
            String action,
            String people,
            Instant from,
            Instant until,
            int offset,
            int limit);

    @Query(nativeQuery = true, value = "select count(*) " + WHERE)
    long count(
            boolean everything,
            Collection<Long> institutions,
            String action,
            String people,
            Instant from,
            Instant until);

    /** What has ever been done; read from the index. */
    @Query(nativeQuery = true, value = "select distinct action from audit_entry order by action")
    List<String> actions();

    String WHERE = """
            from audit_entry e
            where (:everything or e.institution_id in (:institutions))
              and (:action = '' or e.action = :action)
              and e.at >= :from and e.at < :until
              and (:people = '%%'
                   or e.actor_id in (select p.id from person p
                                     where p.display_name like :people escape '!' or p.sign_in_name like :people escape '!')
                   or e.subject in (select concat('person:', p.id) from person p
                                    where p.display_name like :people escape '!' or p.sign_in_name like :people escape '!'))
            """;
}
