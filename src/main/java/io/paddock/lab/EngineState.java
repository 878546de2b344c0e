package io.paddock.lab;

import io.paddock.base.language.Message;
import io.paddock.lab.container.EngineFacts;

/** Whether there is a container engine. */
sealed interface EngineState {

    record Present(EngineFacts facts) implements EngineState {}

    /** Nothing answers: why, and what to do. */
    record Away(Message reason) implements EngineState {}
}
