package io.paddock.course.roster;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Rows of join codes. */
interface JoinCodeRepository extends Repository<JoinCodeEntity, Long> {

    JoinCodeEntity save(JoinCodeEntity code);

    Optional<JoinCodeEntity> findByCode(String code);

    /** Holds the row until the end of the transaction, so that the last seat is taken once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<JoinCodeEntity> findOneByCode(String code);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<JoinCodeEntity> findById(long id);

    List<JoinCodeEntity> findTop50ByCircleIdOrderByClosesAtDescIdDesc(long circle);
}
