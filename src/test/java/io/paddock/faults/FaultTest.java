package io.paddock.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test on the whole application in a process of its own, which all such tests of a run share: its methods may ask for the {@link FaultGround}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FaultTest.Ground.class)
@interface FaultTest {

    /** Makes the ground for the first test that asks, and takes it away with the last. */
    final class Ground implements ParameterResolver, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FaultGround.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return store(context).computeIfAbsent(FaultGround.class, any -> new FaultGround(), FaultGround.class);
        }

        /** A test that failed half way leaves no fault to the next one. */
        @Override
        public void afterEach(ExtensionContext context) {
            var ground = store(context).get(FaultGround.class, FaultGround.class);
            if (ground != null) {
                ground.mend();
            }
        }

        private static ExtensionContext.Store store(ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(FaultTest.class));
        }
    }
}
