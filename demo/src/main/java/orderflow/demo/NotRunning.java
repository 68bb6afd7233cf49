package orderflow.demo;

/** A service gives no answer at all. */
final class NotRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRunning(String what, Throwable cause) {
        super(what, cause);
    }
}
