package org.cocobean.internal.link;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A compiled model in this JVM: one simulation and the copy of the library that holds it.
///
/// The dynamic linker loads a file once, and what is static in a model would be shared by all its
/// simulations. So each one loads a copy of the file, which is deleted as soon as it is loaded. The
/// functions are described in `model_home.h`.
public final class ModelLibrary implements AutoCloseable {

    private static final int RTLD_NOW_LOCAL = 2;

    private final NativeLibrary library;
    private final long context;
    private boolean closed;

    private ModelLibrary(NativeLibrary library, long context) {
        this.library = library;
        this.context = context;
    }

    /// Loads a model and makes it ready for its first stop.
    ///
    /// @param window must outlive the model
    /// @param directory where relative paths of the HDL resolve
    /// @param log file descriptor that the model's output goes to
    public static ModelLibrary open(
            Path file,
            Window window,
            Path directory,
            List<String> arguments,
            int log,
            Optional<Path> waves)
            throws IOException {
        NativeLibrary library = loadCopy(file, directory);
        try {
            PointerByReference context = new PointerByReference();
            String[] argv = arguments.toArray(String[]::new);
            int result =
                    library.getFunction("cocobean_model_open")
                            .invokeInt(
                                    new Object[] {
                                        new Pointer(window.address()),
                                        directory.toString(),
                                        argv.length,
                                        argv.length == 0 ? null : new StringArray(argv),
                                        log,
                                        waves.map(Path::toString).orElse(null),
                                        context
                                    });
            if (result != 0) {
                throw new IOException("the model " + file + " could not be started");
            }
            return new ModelLibrary(library, Pointer.nativeValue(context.getValue()));
        } catch (IOException | RuntimeException | Error e) {
            library.close();
            throw e;
        }
    }

    private static NativeLibrary loadCopy(Path file, Path directory) throws IOException {
        Path copy = Files.createTempFile(directory, ".model-", ".so");
        try {
            Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return NativeLibrary.getInstance(
                    copy.toString(), Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, RTLD_NOW_LOCAL));
        } catch (UnsatisfiedLinkError e) {
            throw new IOException(
                    "cannot load the model "
                            + file
                            + " into this JVM: "
                            + e.getMessage()
                            + " (was it built on another machine? -Dcocobean.cache=off builds it"
                            + " anew)",
                    e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// Returns the address of the function that runs the model to its next stop.
    long run() {
        Function run = library.getFunction("cocobean_model_run");
        return Pointer.nativeValue(run);
    }

    /// Returns the address of the simulation.
    long context() {
        return context;
    }

    /// Ends the simulation and unloads the library. No thread may be running the model.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        library.getFunction("cocobean_model_close").invokeVoid(new Object[] {new Pointer(context)});
        library.close();
    }
}
