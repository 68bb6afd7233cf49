package orderflow.demo;

import java.util.List;

/**
 * A scenario that can be asked for.
 *
 * @param summary what it shows, in one line
 */
record Demo(String name, String summary, Scenario scenario) {

    static final List<Demo> ALL = List.of(
            new Demo(
                    "request-async-response",
                    "commands with a return address; each reply finds its way back by correlation id",
                    new RequestAsyncResponse()),
            new Demo(
                    "request-response",
                    "the same messages, with the client blocked until the outcome, and free",
                    new RequestResponse()),
            new Demo(
                    "one-way-notification",
                    "NotifyCustomer: a command that nobody answers, and the mail that it leads to",
                    new OneWayNotification()),
            new Demo(
                    "publish-subscribe",
                    "events for zero, one or many subscribers; each builds a view of its own",
                    new PublishSubscribe()),
            new Demo(
                    "publish-async-responses",
                    "scatter-gather: one request to all payment providers, the offers that come in time",
                    new PublishAsyncResponses()),
            new Demo(
                    "remote-procedure-invocation",
                    "the contrast: a synchronous call, which needs the other service to be up",
                    new RemoteProcedureInvocation()),
            new Demo(
                    "idempotency",
                    "a POST repeated with and without Idempotency-Key, a DELETE repeated, and the balance",
                    new Idempotency()),
            new Demo(
                    "ordering",
                    "many orders of many customers at once: each one's messages in the order of sending",
                    new Ordering()),
            new Demo("sharding", "how orders spread over shards, and which instance owns which shard", new Sharding()),
            new Demo("saga", "completed, rejected, cancelled: every saga ends, and the ledger balances", new Sagas()),
            new Demo(
                    "restart",
                    "stop or kill anything while orders are under way: all of them end, once",
                    new Restart()));
}
