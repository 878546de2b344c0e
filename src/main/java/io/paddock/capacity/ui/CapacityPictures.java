package io.paddock.capacity.ui;

import io.paddock.account.AccountService;
import io.paddock.account.UserId;
import io.paddock.capacity.CapacityService;
import io.paddock.capacity.SliceInventory;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what the page about capacity shows; waits for the database. */
@Component
class CapacityPictures {

    private final CapacityService capacity;
    private final SliceInventory inventory;
    private final AccountService accounts;

    CapacityPictures(CapacityService capacity, SliceInventory inventory, AccountService accounts) {
        this.capacity = capacity;
        this.inventory = inventory;
        this.accounts = accounts;
    }

    boolean mayLook(UserId actor) {
        return capacity.mayLook(actor);
    }

    CapacityPicture picture(UserId actor) {
        var nodes = capacity.load(actor);
        var queue = capacity.waiting(actor);
        var people = Stream.concat(
                        nodes.stream()
                                .flatMap(node -> node.leases().stream())
                                .filter(lease -> lease.slice() != null)
                                .map(lease -> lease.person()),
                        queue.stream().map(ask -> ask.person()))
                .collect(Collectors.toSet());
        Map<UserId, String> names = accounts.find(people).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, person -> person.getValue().displayName()));
        return new CapacityPicture(nodes, queue, names, inventory.mayDrain(actor));
    }

    void drain(UserId actor, String device, boolean drained) {
        inventory.drain(actor, device, drained);
    }
}
