package io.duebell;

import io.duebell.shared.BadSettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees that the routes which run are the ones in the folder. A gateway without its routes would be up, healthy and idle;
 * it does not start instead.
 */
@Component
class RouteSet {

    private static final Logger LOG = LoggerFactory.getLogger(RouteSet.class);
    private static final String ENDING = ".camel.yaml";

    private final CamelContext camel;
    private final Path folder;

    RouteSet(CamelContext camel, @Value("${duebell.routes.dir}") String folder) {
        this.camel = camel;
        this.folder = Path.of(folder);
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() {
        Set<String> files = inFolder();
        Set<String> running =
                camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanting = new TreeSet<>(files);
        wanting.removeAll(running);
        if (files.isEmpty() || !wanting.isEmpty()) {
            throw new BadSettingException(
                    "duebell.routes.dir",
                    folder.toString(),
                    files.isEmpty()
                            ? "the folder holds no route files (*" + ENDING
                                    + "); give the folder that came with the jar"
                            : "these files did not become routes: " + wanting
                                    + "; the id in the file must be its name");
        }
        LOG.atInfo().addKeyValue("routes", running).log("The routes of the folder are running");
    }

    private Set<String> inFolder() {
        try (Stream<Path> listed = Files.list(folder)) {
            List<String> names = listed.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING) && !name.equals("errors" + ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
            return new TreeSet<>(names);
        } catch (IOException e) {
            throw new UncheckedIOException("duebell.routes.dir=" + folder + " can't be listed", e);
        }
    }
}
