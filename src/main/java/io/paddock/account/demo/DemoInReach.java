package io.paddock.account.demo;

/** Demo mode was asked for on an address that others can reach. */
class DemoInReach extends RuntimeException {

    DemoInReach(String address) {
        super("Demo mode has passwords that everybody knows, and server.address is " + address + ".");
    }
}
