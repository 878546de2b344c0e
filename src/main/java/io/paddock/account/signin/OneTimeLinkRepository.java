package io.paddock.account.signin;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of one-time links. */
interface OneTimeLinkRepository extends Repository<OneTimeLinkEntity, String> {

    OneTimeLinkEntity save(OneTimeLinkEntity link);

    Optional<OneTimeLinkEntity> findById(String tokenHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<OneTimeLinkEntity> findByTokenHash(String tokenHash);

    @Modifying
    @Query("delete from OneTimeLinkEntity l where l.purpose = :purpose and l.usedAt is null")
    int withdraw(String purpose);

    @Modifying
    @Query("delete from OneTimeLinkEntity l where l.purpose = :purpose and l.personId = :person and l.usedAt is null")
    int withdraw(String purpose, long person);

    @Modifying
    @Query("delete from OneTimeLinkEntity l where l.purpose = :purpose and l.personId in :people and l.usedAt is null")
    int withdraw(String purpose, Collection<Long> people);
}
