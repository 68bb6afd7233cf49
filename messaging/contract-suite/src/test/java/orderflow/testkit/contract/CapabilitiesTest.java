package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.ArrayList;
import java.util.List;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.testkit.contract.BoastingContract.Boastful;
import orderflow.testkit.contract.BoastingContract.Modest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Declared capabilities are tested, and only those. */
class CapabilitiesTest {

    @ParameterizedTest
    @EnumSource
    void failsTheAdapterThatDeclaresWhatItCannotDo(Capability capability) {
        TestExecutionResult result = run(Boastful.class, capability);

        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.FAILED);
        assertThat(result.getThrowable()).get().asString().contains(failure(capability));
    }

    @ParameterizedTest
    @EnumSource
    void reportsWhichCapabilityASkippedTestNeeds(Capability capability) {
        TestExecutionResult result = run(Modest.class, capability);

        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
        assertThat(result.getThrowable())
                .get()
                .asString()
                .endsWith("the adapter for in-memory does not declare " + capability);
    }

    private static String failure(Capability capability) {
        return switch (capability) {
            case REPLAY -> "keeps no messages";
            case SHARING_OUT -> "another instance receives";
            case PERSISTENCE -> "Expecting code to raise a throwable";
            case RECREATION -> "there is no contract-";
            case QUERIES -> "declares QUERIES: override queries(), or do not declare it";
        };
    }

    /** @return the result of a test that needs the capability */
    private static TestExecutionResult run(Class<? extends ChannelAdapterContract> contract, Capability capability) {
        return switch (capability) {
            case REPLAY ->
                run(contract, ChannelAdapterContract.PublishSubscribe.class, "replaysAllThatWasSentWhereItCan");
            case SHARING_OUT ->
                run(
                        contract,
                        ChannelAdapterContract.SharingOut.class,
                        "givesShardsToAnInstanceThatComesAndTakesThemBackWhenItGoes");
            case PERSISTENCE -> run(contract, ChannelAdapterContract.Outages.class, "doesNotGuessWhatRemainsMeanwhile");
            case RECREATION ->
                run(contract, ChannelAdapterContract.Losing.class, "goesOnWhenWhatCarriesAChannelIsDeleted");
            case QUERIES -> run(contract, ChannelAdapterContract.Querying.class, "takesQuestionsThatNobodyIsThereFor");
        };
    }

    private static TestExecutionResult run(
            Class<? extends ChannelAdapterContract> contract, Class<?> part, String test) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedMethod(List.of(contract), part, test))
                .build();
        Results results = new Results();
        LauncherFactory.create().execute(request, results);
        return assertThat(results.tests).singleElement().actual();
    }

    private static final class Results implements TestExecutionListener {

        private final List<TestExecutionResult> tests = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest()) {
                tests.add(result);
            }
        }
    }
}
