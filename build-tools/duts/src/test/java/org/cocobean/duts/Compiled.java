package org.cocobean.duts;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cocobean.Simulation;

/// Java sources of a folder, compiled.
///
/// @param errors what the compiler said
record Compiled(Path classes, List<String> errors) {

    static Compiled of(Path folder, Map<Path, String> generated, String... benches)
            throws IOException {
        new DutFolder(folder).write(generated);
        for (String bench : benches) {
            try (var text = Compiled.class.getResourceAsStream("/benches/" + bench + ".txt")) {
                Files.write(folder.resolve("p/" + bench + ".java"), text.readAllBytes());
            }
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null);
                Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".java")).toList();
            compiler.getTask(
                            null,
                            manager,
                            said,
                            List.of(
                                    "-proc:none",
                                    "-Xlint:all,-exports",
                                    "-Werror",
                                    "-d",
                                    classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return new Compiled(classes, said.getDiagnostics().stream().map(Object::toString).toList());
    }

    /// Runs `static void run(Simulation)` of a class.
    void run(String name, Simulation simulation) throws Throwable {
        URL[] path = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            loader.loadClass(name).getMethod("run", Simulation.class).invoke(null, simulation);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
