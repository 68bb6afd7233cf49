package orderflow.messaging.contract.filesystem;

import java.nio.file.Path;
import orderflow.messaging.channel.ChannelAdapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Channels in a folder: the library collects all beans that are channel adapters. */
@Configuration(proxyBeanMethods = false)
class FileSystemChannels {

    @Bean
    ChannelAdapter fileSystemChannelAdapter(@Value("${file-system.root}") Path root) {
        return new FileSystemChannelAdapter(root);
    }
}
