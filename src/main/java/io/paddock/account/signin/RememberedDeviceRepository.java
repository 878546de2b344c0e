package io.paddock.account.signin;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of remembered devices. */
interface RememberedDeviceRepository extends Repository<RememberedDeviceEntity, String> {

    RememberedDeviceEntity save(RememberedDeviceEntity device);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<RememberedDeviceEntity> findBySeriesHash(String seriesHash);

    @Modifying
    @Query("delete from RememberedDeviceEntity d where d.seriesHash = :seriesHash")
    int forget(String seriesHash);

    @Modifying
    @Query("delete from RememberedDeviceEntity d where d.personId = :person")
    int forgetAll(long person);

    @Modifying
    @Query("delete from RememberedDeviceEntity d where d.expiresAt < :now")
    int forgetExpired(Instant now);
}
