package io.paddock.lab.container;

/** What of the machine's GPUs a container gets. */
public sealed interface Gpu {

    /** Nothing, also where the engine would hand out all of them unasked. */
    record None() implements Gpu {}

    /** One device, by the engine's own id: {@code GPU-…} or {@code MIG-…}. */
    record Device(String id) implements Gpu {

        public Device {
            if (!id.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")) {
                throw new IllegalArgumentException("not the id of a device: " + id);
            }
        }
    }

    /** A look at all of them, without computing: for listing what there is. */
    record Look() implements Gpu {}
}
