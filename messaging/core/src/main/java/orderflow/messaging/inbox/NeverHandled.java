package orderflow.messaging.inbox;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import orderflow.messaging.message.InvalidMessageException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that lies in the message itself, so that trying again changes nothing, from one that may pass. */
final class NeverHandled {

    // the class of SQL states: too long, out of range, no such character
    private static final String DATA_EXCEPTION = "22";
    private static final int DEEPEST = 20; // a chain of causes may be a circle

    private NeverHandled() {}

    /** @return why the message can never be handled; empty when its handling may succeed another time */
    static Optional<String> reason(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof InvalidMessageException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            if (isBeyondAnyStore(cause)) {
                return Optional.of("it has a value that cannot be stored: " + firstLine(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean isBeyondAnyStore(Throwable cause) {
        return cause instanceof DateTimeException
                || (cause instanceof ArithmeticException && isOfTheJdk(cause))
                || (cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION));
    }

    /** An instant or a number too large to be converted; a division by zero is a handler's own fault. */
    private static boolean isOfTheJdk(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("java.");
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
