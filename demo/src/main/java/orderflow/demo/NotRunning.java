package orderflow.demo;

import org.jspecify.annotations.Nullable;

/** A service gives no answer at all. */
final class NotRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRunning(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
