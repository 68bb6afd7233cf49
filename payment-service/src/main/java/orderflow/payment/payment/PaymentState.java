package orderflow.payment.payment;

/** Where the payment of an order stands. */
public enum PaymentState {
    /** The amount is on hold. */
    AUTHORIZED,
    /** Nothing was ever held. */
    DECLINED,
    /** The customer has paid. */
    CAPTURED,
    /** The hold was released, or there never was one: a tombstone that a late authorisation meets. */
    CANCELLED,
    /** The customer had paid, and got it back. */
    REFUNDED
}
