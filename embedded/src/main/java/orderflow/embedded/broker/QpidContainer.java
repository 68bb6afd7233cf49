package orderflow.embedded.broker;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHost;
import org.apache.qpid.server.model.VirtualHostNode;

/** Gets hold of the broker inside Broker-J, which its launcher does not hand out. */
final class QpidContainer extends DefaultSystemLauncherListener {

    private volatile Optional<SystemConfig<?>> system = Optional.empty();

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
        system = Optional.of(systemConfig);
    }

    /** Whether port, store and virtual host all work: Broker-J logs what fails at its start and carries on. */
    boolean isActive() {
        return broker().filter(QpidContainer::isActive).isPresent();
    }

    /** Takes away the broker's shutdown hook, which would cut the services off while they finish their work. */
    void releaseFromShutdownHook() throws ReflectiveOperationException {
        Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
        hook.setAccessible(true);
        if (broker().isPresent()) {
            Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker().get()));
        }
    }

    private Optional<BrokerImpl> broker() {
        return system.map(SystemConfig::getContainer).map(BrokerImpl.class::cast);
    }

    private static boolean isActive(BrokerImpl broker) {
        return broker.getPorts().stream().map(Port::getState).allMatch(State.ACTIVE::equals)
                && broker.getVirtualHostNodes().stream().allMatch(QpidContainer::isActive);
    }

    private static boolean isActive(VirtualHostNode<?> node) {
        VirtualHost<?> host = node.getVirtualHost();
        return node.getState() == State.ACTIVE && host != null && host.getState() == State.ACTIVE;
    }
}
