package io.paddock.base.ui;

import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Does what a page does not wait for. */
@Component
public class Errands implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Runs soon; a failure is logged, for nobody waits. */
    public void run(String what, Runnable errand) {
        threads.execute(() -> {
            try {
                errand.run();
            } catch (UIDetachedException gone) {
                LOG.debug("The page went before it could {}", what, gone);
            } catch (RuntimeException failed) {
                LOG.warn("Could not {}", what, failed);
            }
        });
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
