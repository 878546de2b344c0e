package io.paddock.course.roster;

import org.springframework.data.repository.Repository;

/** Rows of who came with a code. */
interface JoinRepository extends Repository<JoinEntity, Long> {

    JoinEntity save(JoinEntity join);

    boolean existsByCodeIdAndPersonId(long code, long person);
}
