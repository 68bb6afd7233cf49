package orderflow.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A folder with the run script and all that it would have built.
 *
 * @param environment in which the script runs; may be added to
 */
record BuiltClone(Path folder, Map<String, String> environment) {

    static BuiltClone in(Path folder) throws IOException {
        BuiltClone clone = new BuiltClone(folder, new HashMap<>(Ports.free().environment()));
        clone.environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.copy(Path.of("..", "run"), folder.resolve("run"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        clone.module("embedded");
        clone.module("demo");
        // after all sources: a jar that is older than any of them would be built again
        clone.jar("embedded/target/orderflow-exec.jar", "orderflow.embedded.Orderflow");
        clone.jar("demo/target/orderflow-demo-exec.jar", "orderflow.demo.Demos");
        return clone;
    }

    private void module(String name) throws IOException {
        Files.createDirectories(folder.resolve(name + "/src/main"));
        Files.writeString(folder.resolve(name + "/pom.xml"), "<project/>");
    }

    private void jar(String path, String mainClass) throws IOException {
        Path jar = folder.resolve(path);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classPath() {
        return ProductionClassPath.entries().stream()
                .map(entry -> entry.toUri().toString())
                .collect(joining(" "));
    }

    /** Puts an executable shell script there. */
    void script(String path, String line) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), "#!/bin/sh\n" + line + "\n");
        assertThat(folder.resolve(path).toFile().setExecutable(true)).isTrue();
    }

    Shell.Outcome run(String... options) throws Exception {
        String[] command = new String[options.length + 1];
        command[0] = "./run";
        System.arraycopy(options, 0, command, 1, options.length);
        return Shell.run(folder, environment, command);
    }
}
