package orderflow.system.plain;

import java.util.List;
import java.util.UUID;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The business of both listeners: puts amounts on hold. */
@Repository
class PlainHolds {

    private final JdbcClient jdbc;

    PlainHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("""
                        create table if not exists hold (
                            id bigint generated always as identity,
                            order_id uuid not null,
                            amount decimal(15, 2) not null)""").update();
    }

    @Transactional
    public void add(AuthorizePayment command) {
        jdbc.sql("insert into hold (order_id, amount) values (?, ?)")
                .param(command.orderId())
                .param(command.amount().amount())
                .update();
    }

    /** @return whether there was none yet */
    @Transactional
    public boolean addUnlessPresent(AuthorizePayment command) {
        boolean absent = of(command.orderId()) == 0;
        if (absent) {
            add(command);
        }
        return absent;
    }

    /** @return how many holds the order has: one, if all is well */
    int of(UUID orderId) {
        return jdbc.sql("select count(*) from hold where order_id = ?")
                .param(orderId)
                .query(Integer.class)
                .single();
    }

    /** @return the orders in the sequence in which their amounts were put on hold */
    List<UUID> inOrder() {
        return jdbc.sql("select order_id from hold order by id")
                .query(UUID.class)
                .list();
    }
}
