package io.paddock.classroom;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of work on lessons. */
interface LessonWorkRepository extends Repository<LessonWorkEntity, Long> {

    LessonWorkEntity saveAndFlush(LessonWorkEntity work);

    @Query("select w from LessonWorkEntity w where w.personId = :person and w.course = :course and w.lesson = :lesson")
    Optional<LessonWorkEntity> find(long person, String course, String lesson);

    @Query("select w from LessonWorkEntity w where w.notebookId = :notebook")
    Optional<LessonWorkEntity> ofNotebook(long notebook);

    @Query("select w from LessonWorkEntity w where w.personId = :person order by w.touchedAt desc, w.id desc")
    List<LessonWorkEntity> ofPerson(long person);

    @Query("select w from LessonWorkEntity w where w.course = :course and w.notebookId is not null order by w.id")
    List<LessonWorkEntity> ofCourse(String course);
}
