package io.paddock.capacity;

import io.paddock.account.UserId;

/**
 * A request for capacity.
 *
 * @param ahead true where nobody waits for it yet: granted from idle capacity only, never queued, and taken back when somebody does wait
 */
public record Ask(HolderId holder, UserId person, ComputeNeed need, boolean ahead) {}
