package io.paddock.lab;

import io.paddock.allowance.AllowanceMetering;
import io.paddock.allowance.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Charges minutes, up to 200 in one transaction, together with the meters' own count of them. */
@Component
class MeterRound {

    static final int AT_A_TIME = 200;

    private static final Logger LOG = LoggerFactory.getLogger(MeterRound.class);

    private final MeterRows meters;
    private final AllowanceMetering allowance;
    private final TransactionOperations transaction;

    MeterRound(MeterRows meters, AllowanceMetering allowance, TransactionOperations transaction) {
        this.meters = meters;
        this.allowance = allowance;
        this.transaction = transaction;
    }

    /** The labs as they are afterwards; those that could not be charged are left out. */
    List<MeteredLab> charge(List<MeteredLab> due) {
        var charged = new ArrayList<MeteredLab>();
        for (int from = 0; from < due.size(); from += AT_A_TIME) {
            var batch = due.subList(from, Math.min(due.size(), from + AT_A_TIME));
            try {
                charged.addAll(inOneTransaction(batch));
            } catch (DataAccessException e) {
                LOG.info("{} minutes are charged one by one: {}", batch.size(), e.getMessage());
                batch.forEach(lab -> charged.addAll(alone(lab)));
            }
        }
        return charged;
    }

    private List<MeteredLab> alone(MeteredLab lab) {
        try {
            return inOneTransaction(List.of(lab));
        } catch (DataAccessException e) {
            LOG.warn(
                    "Minute {} of lab {} was not charged",
                    lab.metered(),
                    lab.lab().id(),
                    e);
            return List.of();
        }
    }

    private List<MeteredLab> inOneTransaction(List<MeteredLab> batch) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var ticks = new ArrayList<Tick>();
            for (MeteredLab lab : batch) {
                if (meters.count(lab.lab().id(), lab.metered())) {
                    ticks.add(lab.tick());
                }
            }
            if (!ticks.isEmpty()) {
                allowance.charge(ticks);
            }
            return batch.stream().map(MeteredLab::charged).toList();
        }));
    }
}
