package orderflow.messaging.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells why the service cannot start, without a stack trace. */
final class ChannelMoveRefusedAnalyzer extends AbstractFailureAnalyzer<ChannelMoveRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, ChannelMoveRefused refused) {
        return new FailureAnalysis(String.valueOf(refused.getMessage()), null, refused);
    }
}
