package orderflow.benchmarks.harness;

/** Ends the benchmark; its message is for whoever started it. */
final class HarnessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HarnessException(String message) {
        super(message);
    }

    HarnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
