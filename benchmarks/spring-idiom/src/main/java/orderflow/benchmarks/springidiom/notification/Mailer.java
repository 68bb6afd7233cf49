package orderflow.benchmarks.springidiom.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;
import orderflow.benchmarks.springidiom.customer.Customer;
import orderflow.benchmarks.springidiom.customer.CustomerRepository;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.util.HtmlUtils;

/**
 * Sends the mail of a notification once that has been committed. What waits for a thread, waits in memory: a crash
 * loses it, and so does a mail server that is away. The notification then stays {@code PENDING}, as does that of a
 * customer without an address.
 */
@Component
class Mailer {

    private final JavaMailSender sender;
    private final CustomerRepository customers;
    private final NotificationRepository notifications;

    Mailer(JavaMailSender sender, CustomerRepository customers, NotificationRepository notifications) {
        this.sender = sender;
        this.customers = customers;
        this.notifications = notifications;
    }

    @Async
    @TransactionalEventListener
    public void mail(Notification notification) throws MessagingException {
        Optional<String> address = customers.findById(notification.customerId()).flatMap(Customer::email);
        if (address.isPresent()) {
            sender.send(write(notification, address.get()));
            notifications.markSent(notification.id(), address.get(), Instant.now());
        }
    }

    private MimeMessage write(Notification notification, String address) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, UTF_8.name());
        helper.setFrom("no-reply@orderflow.example");
        helper.setTo(address);
        helper.setSubject("Your order " + notification.orderId());
        String text = "Hello %s,%n%n%s%n%nOrder %s%n"
                .formatted(notification.customerId(), notification.text(), notification.orderId());
        helper.setText(text, "<html><body>" + HtmlUtils.htmlEscape(text).replaceAll("\\R", "<br>") + "</body></html>");
        return message;
    }
}
