package io.paddock.account.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what to change in place of a stack trace. */
class DemoInReachAnalyzer extends AbstractFailureAnalyzer<DemoInReach> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, DemoInReach cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Leave server.address at 127.0.0.1, or turn demo mode off (--no-demo, paddock.demo=false).",
                cause);
    }
}
