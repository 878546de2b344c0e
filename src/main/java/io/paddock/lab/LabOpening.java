package io.paddock.lab;

import io.paddock.base.language.Message;
import java.util.List;

/** The answer to a request for a lab. */
public sealed interface LabOpening {

    /** There is a lab: ready, or on its way ({@link LabChanged} events tell how it goes on). */
    record Opened(Lab lab) implements LabOpening {}

    /** There will be none until something changes; the reasons name it and the cure. */
    record Refused(List<Message> reasons) implements LabOpening {}

    /** An earlier lab of the same kind is on its way out: to be asked for again in a moment. */
    record Later(Message reason) implements LabOpening {}

    /** No container engine answers: what is missing and how to get it. */
    record Unavailable(Message reason) implements LabOpening {}
}
