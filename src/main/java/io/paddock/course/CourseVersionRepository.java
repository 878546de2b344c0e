package io.paddock.course;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of versions. */
interface CourseVersionRepository extends Repository<CourseVersionEntity, Long> {

    List<CourseVersionEntity> findAllByOrderByNumber();

    List<CourseVersionEntity> findByCourseOrderByNumberDesc(String course);

    Optional<CourseVersionEntity> findFirstByCourseOrderByNumberDesc(String course);

    CourseVersionEntity saveAndFlush(CourseVersionEntity version);
}
