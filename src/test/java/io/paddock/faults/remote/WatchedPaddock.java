package io.paddock.faults.remote;

import io.paddock.PaddockApplication;
import org.springframework.boot.SpringApplication;

/** Starts Paddock as its own main class does, with a door for the test that started the process. */
public final class WatchedPaddock {

    private WatchedPaddock() {}

    public static void main(String[] arguments) {
        new SpringApplication(PaddockApplication.class, RemoteDoor.class).run(arguments);
    }
}
