package orderflow.notification.mail;

import org.springframework.web.util.HtmlUtils;

/** The words of a mail. */
record MailText(Mail mail) {

    String plain() {
        return """
                Hello %s,

                %s

                Order %s
                """.formatted(mail.customerId(), mail.text(), mail.orderId());
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="UTF-8"><title>Your order</title></head>
                <body>
                <p>Hello %s,</p>
                <p>%s</p>
                <p>Order <code>%s</code></p>
                </body>
                </html>
                """.formatted(escaped(mail.customerId()), escaped(mail.text()), mail.orderId());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replaceAll("\\R", "<br>");
    }
}
