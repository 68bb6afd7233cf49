package orderflow.system;

/** The three services. */
enum Service {
    ORDER,
    PAYMENT,
    NOTIFICATION
}
