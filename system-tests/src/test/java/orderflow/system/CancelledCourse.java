package orderflow.system;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orderflow.system.SteppedBroker.Moment;
import orderflow.system.SteppedBroker.Point;

/**
 * An order's course and the point of it at which the order is cancelled.
 *
 * @param course how the order would end
 */
record CancelledCourse(Course course, Point point) {

    private static final int CAPTURE = 2;
    private static final String NOTIFY = "notification.notify-customer.v1";

    /** How an order may end when nobody cancels it. */
    enum Course {
        PAID,
        DECLINED,
        /** The reply is lost: it is sent, and the deadline passes. */
        UNANSWERED
    }

    /** @return before and after each message of each course */
    static Stream<CancelledCourse> all() {
        return Arrays.stream(Course.values()).flatMap(CancelledCourse::of);
    }

    private static Stream<CancelledCourse> of(Course course) {
        Stream<Point> underWay = messages(course).stream()
                .flatMap(type -> Stream.of(new Point(type, Moment.SENDING), new Point(type, Moment.HANDLING)));
        Stream<Point> atTheEnd = Arrays.stream(Moment.values()).map(moment -> new Point(NOTIFY, moment));
        return Stream.concat(underWay, atTheEnd)
                .map(point -> new CancelledCourse(course, point))
                .filter(each -> !each.isNeverReached());
    }

    /** @return the commands and replies of the saga in turn */
    private static List<String> messages(Course course) {
        return switch (course) {
            case PAID ->
                List.of("payment.authorize.v1", "payment.authorized.v1", "payment.capture.v1", "payment.captured.v1");
            case DECLINED -> List.of("payment.authorize.v1", "payment.declined.v1");
            case UNANSWERED ->
                List.of("payment.authorize.v1", "payment.authorized.v1", "payment.cancel.v1", "payment.cancelled.v1");
        };
    }

    private boolean isNeverReached() {
        return point.moment() == Moment.HANDLING && lost().equals(Optional.of(point.type()));
    }

    /** @return wire name of the message that gets lost on its way */
    Optional<String> lost() {
        return course == Course.UNANSWERED ? Optional.of("payment.authorized.v1") : Optional.empty();
    }

    /** @return more than the customer has, if it is to be declined */
    String price() {
        return course == Course.DECLINED ? "500.00" : "39.80";
    }

    private boolean comesAfterTheEnd() {
        return point.type().equals(NOTIFY);
    }

    String state() {
        return comesAfterTheEnd() && course != Course.PAID ? "REJECTED" : "CANCELLED";
    }

    /** @return what the customer is told of, in this order */
    List<String> occasions() {
        return comesAfterTheEnd() && course == Course.PAID
                ? List.of("ORDER_COMPLETED", "ORDER_CANCELLED")
                : List.of("ORDER_" + state());
    }

    /** @return the payment's state; each leaves the customer with all of his money */
    String payment() {
        return switch (course) {
            case DECLINED -> "DECLINED";
            case UNANSWERED -> "CANCELLED";
            // a capture leaves before the cancellation does, or never
            case PAID ->
                comesAfterTheEnd() || messages(course).indexOf(point.type()) >= CAPTURE ? "REFUNDED" : "CANCELLED";
        };
    }

    @Override
    public String toString() {
        return course + ", cancelled at " + point.moment() + " " + point.type();
    }
}
