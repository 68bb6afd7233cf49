package orderflow.messaging.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Identity Map of a transaction: finds by one statement what the messages of a batch need, and remembers for each key
 * what was found, or that there is nothing. Thread-safe.
 *
 * @param <K> the key
 * @param <V> what it stands for
 */
public final class IdentityMap<K, V> {

    private final Transactions transactions;
    private final Function<? super Collection<K>, ? extends Map<K, V>> find;

    /** @param find gets at least one key, and returns what there is */
    public IdentityMap(Transactions transactions, Function<? super Collection<K>, ? extends Map<K, V>> find) {
        this.transactions = transactions;
        this.find = find;
    }

    /**
     * @return what was found now, and not before in this transaction
     * @throws IllegalStateException outside of a transaction
     */
    public Collection<V> load(Collection<K> keys) {
        return entries().load(keys);
    }

    /** @return empty when there is nothing; looks for it unless that was done before in this transaction */
    public Optional<V> get(K key) {
        Entries entries = entries();
        entries.load(List.of(key));
        return entries.known.getOrDefault(key, Optional.empty());
    }

    public void put(K key, V value) {
        entries().known.put(key, Optional.of(value));
    }

    /** From now on there is nothing. */
    public void remove(K key) {
        entries().known.put(key, Optional.empty());
    }

    private Entries entries() {
        return transactions.participant(this, Entries::new);
    }

    private final class Entries implements Transactions.Participant {

        private final Map<K, Optional<V>> known = new HashMap<>();

        Collection<V> load(Collection<K> keys) {
            Set<K> unknown = new LinkedHashSet<>(keys);
            unknown.removeAll(known.keySet());
            if (unknown.isEmpty()) {
                return List.of();
            }
            Map<K, V> found = find.apply(unknown);
            unknown.forEach(key -> known.put(key, Optional.ofNullable(found.get(key))));
            return found.values();
        }
    }
}
