package org.cocobean.duts;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cocobean.sim.HdlDesign;
import org.cocobean.sim.SourceSet;
import org.jspecify.annotations.Nullable;

/// Finds the `@Design` annotations in the sources of tests, which need not compile: they may use
/// the very interfaces that are to be written.
final class AnnotatedDesigns {

    private final Path project;
    private final List<DutDesign> designs = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    private AnnotatedDesigns(Path project) {
        this.project = project;
    }

    /// Reads all Java files below some folders; folders that do not exist hold none.
    ///
    /// @param project where paths of file lists start
    static AnnotatedDesigns in(List<Path> folders, Path project) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path file :
                            all.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                        if (Files.readString(file).contains("@Design")) {
                            files.add(file);
                        }
                    }
                }
            }
        }
        AnnotatedDesigns found = new AnnotatedDesigns(project);
        if (!files.isEmpty()) {
            found.read(files);
        }
        return found;
    }

    /// Returns the designs, in the order of the files.
    List<DutDesign> designs() {
        return designs;
    }

    /// Returns what cannot be understood without compiling it, with its place.
    List<String> unread() {
        return unread;
    }

    private void read(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(said, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    said,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName();
                String javaPackage =
                        unit.getPackageName() == null ? "" : unit.getPackageName().toString();
                Map<String, ExpressionTree> constants = new HashMap<>();
                new Constants().scan(unit, constants);
                new Annotations(constants, javaPackage, file).scan(unit, null);
            }
        }
        said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .forEach(one -> unread.add(one.toString()));
    }

    /// Collects what constants of a file are made of.
    private static final class Constants extends TreeScanner<Void, Map<String, ExpressionTree>> {
        @Override
        public @Nullable Void visitVariable(VariableTree field, Map<String, ExpressionTree> all) {
            if (field.getInitializer() != null) {
                all.putIfAbsent(field.getName().toString(), field.getInitializer());
            }
            return super.visitVariable(field, all);
        }
    }

    private final class Annotations extends TreeScanner<Void, @Nullable Void> {

        private final Map<String, ExpressionTree> constants;
        private final String javaPackage;
        private final String file;

        Annotations(Map<String, ExpressionTree> constants, String javaPackage, String file) {
            this.constants = constants;
            this.javaPackage = javaPackage;
            this.file = file;
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            if (annotation.getAnnotationType().toString().matches("(.*\\.)?Design")) {
                try {
                    HdlDesign design = design(annotation);
                    designs.add(new DutDesign(design, javaPackage, file));
                } catch (IllegalArgumentException e) {
                    unread.add(file + ": " + annotation + ": " + e.getMessage());
                }
            }
            return super.visitAnnotation(annotation, null);
        }

        private HdlDesign design(AnnotationTree annotation) {
            Map<String, List<String>> values = new HashMap<>();
            List<SourceSet> sets = new ArrayList<>();
            for (ExpressionTree argument : annotation.getArguments()) {
                AssignmentTree assignment = (AssignmentTree) argument;
                String name = assignment.getVariable().toString();
                if (name.equals("sets")) {
                    elements(assignment.getExpression()).forEach(set -> sets.add(set(set)));
                    continue;
                }
                if (name.equals("source") || name.equals("method")) {
                    throw new IllegalArgumentException(
                            "a computed design is known only when it runs: name it in the POM or"
                                    + " with --design");
                }
                if (!name.equals("isolation")) {
                    values.put(name, texts(assignment.getExpression()));
                }
            }
            HdlDesign design = DesignWords.design(values, project);
            for (SourceSet set : sets) {
                design = design.withSourceSet(set);
            }
            return design;
        }

        private SourceSet set(ExpressionTree set) {
            Map<String, List<String>> values = new HashMap<>();
            for (ExpressionTree argument : ((AnnotationTree) set).getArguments()) {
                if (argument instanceof AssignmentTree assignment) {
                    String name = assignment.getVariable().toString();
                    values.put(name, texts(assignment.getExpression()));
                } else {
                    values.put("value", texts(argument));
                }
            }
            return DesignWords.set(values);
        }

        private List<String> texts(ExpressionTree value) {
            return elements(value).stream().map(this::text).toList();
        }

        private static List<? extends ExpressionTree> elements(ExpressionTree value) {
            return value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
        }

        private String text(Tree value) {
            return switch (value) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case ParenthesizedTree inner -> text(inner.getExpression());
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
                        text(sum.getLeftOperand()) + text(sum.getRightOperand());
                case IdentifierTree name when constants.containsKey(name.toString()) ->
                        text(constants.get(name.toString()));
                default ->
                        throw new IllegalArgumentException(
                                "'" + value + "' is no text of this file");
            };
        }
    }
}
