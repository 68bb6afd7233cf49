package orderflow.notification.customer;

/** Where a customer gets mail. It prints itself masked, so that neither log nor view gives it away. */
public record EmailAddress(String value) {

    /** @return enough of it to be recognised by who knows it, such as {@code a***@example.com} */
    @Override
    public String toString() {
        return value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
    }
}
