package io.paddock.lab;

import io.paddock.allowance.AllowanceMetering;
import io.paddock.allowance.Funding;
import io.paddock.base.language.Message;
import io.paddock.capacity.CapacityService;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** No lab without an allowance, unless its class is free. */
@Component
class LabFunding {

    private final AllowanceMetering allowance;
    private final CapacityService capacity;

    LabFunding(AllowanceMetering allowance, CapacityService capacity) {
        this.allowance = allowance;
        this.capacity = capacity;
    }

    /** Why a request cannot be paid for; one for a lab that runs already, and is charged, is not asked again. */
    Optional<Message> lacking(LabRequest request, Optional<LabRecord> there) {
        boolean charged = there.filter(lab -> capacity.lease(lab.holder())
                        .filter(lease -> !lease.ahead())
                        .isPresent())
                .isPresent();
        if (charged) {
            return Optional.empty();
        }
        var computeClass = allowance.computeClass(LabClasses.of(request.need()));
        return allowance.funding(request.owner(), request.course(), computeClass) instanceof Funding.Lacking lacking
                ? Optional.of(lacking.reason())
                : Optional.empty();
    }
}
