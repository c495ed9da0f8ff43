package org.cocobean.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.cocobean.Simulation;
import org.cocobean.dut.Dut;
import org.cocobean.internal.junit.TestFacts;
import org.cocobean.internal.junit.unit.ParameterHelp;
import org.cocobean.internal.kernel.Abort;
import org.cocobean.internal.kernel.Kernel;
import org.cocobean.session.FirmwareImage;
import org.cocobean.sim.SimulationFailedError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/// Gives tests what they ask for, and ends each one's simulation, and those of its class.
final class HdlExtension
        implements AfterAllCallback,
                AfterEachCallback,
                BeforeEachCallback,
                ExecutionCondition,
                InvocationInterceptor,
                ParameterResolver,
                TestInstancePreConstructCallback,
                TestExecutionExceptionHandler {

    static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HdlExtension.class);

    // ---- whether to run

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty() || HdlTestInvocations.isContainer(context)) {
            return ConditionEvaluationResult.enabled("decided for each test");
        }
        Optional<Design> design = Designs.find(context);
        Optional<Chosen> chosen =
                design.map(found -> Chosen.forTest(context, Designs.describe(found, context)))
                        .filter(choices -> choices.size() == 1)
                        .map(List::getFirst);
        Optional<String> reason =
                chosen.flatMap(choice -> choice.reasonToSkip(TestSettings.of(context)));
        if (reason.isPresent()) {
            TestFacts.ofSkipped(chosen.get().simulator(), design.get().top()).tell(context);
        }
        return reason.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("its simulator is there"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestRun.of(context).tellRecorder();
        KnownDefect.check(context);
    }

    // ---- parameters

    /// Constructors too belong to one test.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    /// What is open before belongs to nobody's test.
    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            StartedByHand.of(context);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return isOfSimulation(type)
                || type == Random.class
                || type == RandomGenerator.class
                || type == FirmwareImage.class
                || (type == Path.class && parameter.isAnnotated(SimDir.class));
    }

    private static boolean isOfSimulation(Class<?> type) {
        return type == Simulation.class || Dut.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new IllegalStateException(
                    "%s asks for '%s', but there is one per test method: ask for it in the test, in @BeforeEach or @AfterEach"
                            .formatted(
                                    parameter.getDeclaringExecutable(), parameter.getParameter()));
        }
        TestRun run = TestRun.of(context);
        if (type == Path.class) {
            return run.directory();
        }
        if (type == FirmwareImage.class) {
            return run.firmware(parameter.getParameter().getName());
        }
        if (!isOfSimulation(type)) {
            return run.random();
        }
        return type == Simulation.class
                ? run.withSimulation(simulation -> simulation)
                : run.withSimulation(simulation -> simulation.dut(type.asSubclass(Dut.class)));
    }

    // ---- of the class

    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        return context.getTestMethod().isPresent()
                ? invocation.proceed()
                : StartedByHand.of(context).during(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        StartedByHand.of(context).during(invocation);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        StartedByHand.of(context).during(invocation);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Throwable failure = context.getExecutionException().orElse(null);
        Throwable unseen = StartedByHand.of(context).close(null, failure);
        if (unseen != null) {
            throw Kernel.sneaky(unseen);
        }
    }

    // ---- running

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        proceedUnlessHollow(invocation, method, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        proceedUnlessHollow(invocation, method, context);
    }

    /// A method that was to get a simulation that could not be started is left out; the test method
    /// tells the reason.
    private static void proceedUnlessHollow(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        TestRun run = TestRun.of(context);
        if (run.startFailure() != null
                && Arrays.stream(method.getExecutable().getParameterTypes())
                        .anyMatch(HdlExtension::isOfSimulation)) {
            invocation.skip();
        } else {
            runBody(invocation, run);
        }
    }

    private static <T extends @Nullable Object> T runBody(Invocation<T> invocation, TestRun run)
            throws Throwable {
        try {
            return BodyThread.run(invocation, run.wallTimeout());
        } finally {
            run.lookForOthers(); // with @Timeout this may be a thread of its own
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        runTest(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        runTest(invocation, context);
    }

    @Override
    public <T extends @Nullable Object> T interceptTestFactoryMethod(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        return runTest(invocation, context);
    }

    /// It belongs to the test that its factory is.
    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext test,
            ExtensionContext context)
            throws Throwable {
        runBody(invocation, TestRun.of(context));
    }

    private static <T extends @Nullable Object> T runTest(
            Invocation<T> invocation, ExtensionContext context) throws Throwable {
        TestRun run = TestRun.of(context);
        if (run.hasDesign() && TestName.isHdlTest(context)) {
            run.withSimulation(simulation -> simulation);
        }
        Throwable failure = run.tellStartFailure();
        if (failure != null) {
            invocation.skip();
            throw failure;
        }
        run.check();
        return runBody(invocation, run);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
            throws Throwable {
        TestRun run = TestRun.of(context);
        Throwable explained = run.explain(ParameterHelp.explain(failure));
        boolean before =
                explained == run.startFailure() && !(explained instanceof SimulationFailedError);
        Throwable left = withoutExpected(context, run, explained, before);
        if (left == null) {
            return;
        }
        if (before || run.knownDefect().filter(defect -> defect.explains(left)).isEmpty()) {
            throw left;
        }
        run.sawKnown(left);
    }

    /// @param before whether the test failed before its simulation began
    /// @return null if the failure is the one that the test expects
    private static @Nullable Throwable withoutExpected(
            ExtensionContext context, TestRun run, Throwable failure, boolean before) {
        Optional<Expectation> expected = Expectation.of(context);
        if (expected.isEmpty() || Abort.is(failure)) {
            return failure;
        }
        if (before || !expected.get().isMetBy(failure)) {
            return expected.get().notMet(failure);
        }
        run.sawExpected(failure);
        return null;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestRun run = TestRun.of(context);
        Throwable before = context.getExecutionException().orElse(null);
        Throwable failure = Verdict.whole(context, run, before);
        run.keepTransactions(failure != null);
        run.publishWaves();
        if (failure != null && !Abort.is(failure)) {
            failure.addSuppressed(new FailureNote(run.describe(failure)));
            context.publishReportEntry(run.entries());
        }
        run.tellRecorder();
        if (failure != null && failure != before) {
            throw Kernel.sneaky(failure);
        }
    }
}
