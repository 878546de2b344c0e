package io.paddock.account;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Rows of student numbers. */
interface PersonNumberRepository extends Repository<PersonNumberEntity, Long> {

    List<PersonNumberEntity> findByInstitutionIdAndNumberIn(long institution, Collection<String> numbers);

    List<PersonNumberEntity> findByInstitutionIdAndPersonIdIn(long institution, Collection<Long> people);

    List<PersonNumberEntity> findByNumber(String number);
}
