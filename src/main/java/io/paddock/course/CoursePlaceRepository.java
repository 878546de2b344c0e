package io.paddock.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of course places. */
interface CoursePlaceRepository extends Repository<CoursePlaceEntity, Long> {

    List<CoursePlaceEntity> findAll();

    Optional<CoursePlaceEntity> findBySlug(String slug);

    CoursePlaceEntity save(CoursePlaceEntity place);

    CoursePlaceEntity saveAndFlush(CoursePlaceEntity place);
}
