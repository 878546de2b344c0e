package io.paddock.lab.container;

import java.util.Map;

/** The labels on everything that Paddock makes in an engine. */
public final class ContainerLabels {

    public static final String INSTALLATION = "io.paddock.installation";
    public static final String INSTITUTION = "io.paddock.institution";
    public static final String LAB = "io.paddock.lab";
    public static final String OWNER = "io.paddock.owner";
    public static final String COURSE = "io.paddock.course";
    public static final String PURPOSE = "io.paddock.purpose";

    private ContainerLabels() {}

    /** What tells one installation's things from another's. */
    public static Map<String, String> of(String installation) {
        return Map.of(INSTALLATION, installation);
    }
}
