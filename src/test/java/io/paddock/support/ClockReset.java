package io.paddock.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Sets the movable clock right after each test. */
class ClockReset implements TestExecutionListener {

    @Override
    public void afterTestMethod(TestContext context) {
        context.getApplicationContext().getBean(MovableClock.class).reset();
    }
}
