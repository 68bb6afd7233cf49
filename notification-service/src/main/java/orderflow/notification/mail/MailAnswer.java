package orderflow.notification.mail;

/**
 * What came of handing a mail to the server.
 *
 * @param reason why it did not take the mail, in one line
 */
record MailAnswer(Verdict verdict, String reason) {

    enum Verdict {
        /** From now on the server is responsible. */
        ACCEPTED,
        /** The server will not take this mail. */
        REFUSED,
        /** The server will not take this mail now. */
        PUT_OFF,
        /** The conversation broke off over this mail; whether the server has taken it is not known. */
        BROKEN_OFF,
        /** There was no conversation. */
        OUT_OF_REACH
    }

    static final MailAnswer ACCEPTED = new MailAnswer(Verdict.ACCEPTED, "");

    MailAnswer {
        reason = reason.strip().replaceAll("\\s+", " ");
    }
}
