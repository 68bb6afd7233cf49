package orderflow.system.distributed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import orderflow.system.Addresses;
import orderflow.system.Service;

/** Sends each request to the next instance that is there. */
record LoadBalancer(Map<Service, List<Instance>> instances, AtomicInteger turn) implements Addresses {

    LoadBalancer(Map<Service, List<Instance>> instances) {
        this(instances, new AtomicInteger());
    }

    @Override
    public int of(Service service) {
        List<Integer> ready = all(service);
        return ready.isEmpty()
                ? instances.get(service).get(0).port() // which will not answer
                : ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
    }

    @Override
    public List<Integer> all(Service service) {
        return instances.get(service).stream()
                .filter(Instance::isReady)
                .map(Instance::port)
                .toList();
    }
}
