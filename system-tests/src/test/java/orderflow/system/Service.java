package orderflow.system;

import java.util.Locale;

/** The three services. */
public enum Service {
    ORDER,
    PAYMENT,
    NOTIFICATION;

    /** @return its name, also of its module */
    public String id() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
