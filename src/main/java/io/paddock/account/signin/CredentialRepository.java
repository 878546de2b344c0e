package io.paddock.account.signin;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of passwords. */
interface CredentialRepository extends Repository<CredentialEntity, Long> {

    CredentialEntity save(CredentialEntity credential);

    Optional<CredentialEntity> findById(long person);
}
