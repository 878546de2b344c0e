package io.paddock.account;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Knows what people call things of one kind that the audit log holds by their ids; implemented by the module whose things they are. */
public interface AuditTitles {

    /** The kind, as subjects ({@code assignment:17}) and names of details have it. */
    String kind();

    /** As a sentence calls those that there are, by id; in a number of queries that does not grow with them. */
    Map<Long, String> titles(Collection<Long> ids, Locale locale);
}
