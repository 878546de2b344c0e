package io.paddock.course;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Rows of versions. */
interface CourseVersionRepository extends Repository<CourseVersionEntity, Long> {

    List<CourseVersionEntity> findAllByOrderByNumber();

    List<CourseVersionEntity> findByCourseOrderByNumberDesc(String course);

    CourseVersionEntity saveAndFlush(CourseVersionEntity version);
}
