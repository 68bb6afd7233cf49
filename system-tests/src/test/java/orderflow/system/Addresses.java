package orderflow.system;

import java.util.List;

/** Where the services can be reached on this machine. */
public interface Addresses {

    /** @return the port of one of its instances */
    int of(Service service);

    /** @return the ports of all its instances */
    default List<Integer> all(Service service) {
        return List.of(of(service));
    }
}
