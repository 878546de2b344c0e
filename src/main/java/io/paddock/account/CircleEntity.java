package io.paddock.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A circle's row; kind and parent never change. */
@Entity
@Table(name = "circle")
class CircleEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private CircleKind kind;

    private String name;

    @Column(updatable = false)
    private @Nullable Long parentId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CircleEntity() {}

    CircleEntity(CircleKind kind, String name, @Nullable CircleId parent) {
        this.kind = kind;
        this.name = name;
        parentId = parent == null ? null : parent.value();
    }

    Circle toCircle() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return new Circle(
                new CircleId(id), kind, name, Optional.ofNullable(parentId).map(CircleId::new));
    }
}
