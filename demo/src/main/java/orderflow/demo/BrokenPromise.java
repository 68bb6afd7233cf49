package orderflow.demo;

/** The system did not do what it promises. */
final class BrokenPromise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenPromise(String what) {
        super(what);
    }
}
