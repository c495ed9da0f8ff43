package org.cocobean.internal.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Carry a small value from the process that made it to the others, as text.
public final class ValueCodec {

    private static final int LIMIT = 1 << 20;

    private ValueCodec() {}

    /// Write null, a string, a path or any serialisable value.
    ///
    /// @throws IOException when the value cannot be carried; the message says why
    public static String encode(@Nullable Object value) throws IOException {
        String text =
                switch (value) {
                    case null -> "none:";
                    case String s -> "text:" + s;
                    case Path p -> "path:" + p.toAbsolutePath();
                    case Serializable s -> "java:" + serialise(s);
                    default ->
                            throw new IOException(
                                    "its result of %s is neither a Path nor Serializable"
                                            .formatted(value.getClass().getName()));
                };
        if (text.length() > LIMIT) {
            throw new IOException(
                    "its result takes %d characters, more than %d; write it to a file and return the Path"
                            .formatted(text.length(), LIMIT));
        }
        return text;
    }

    /// Read what [#encode] wrote.
    public static @Nullable Object decode(String text) throws IOException {
        String body = text.length() >= 5 ? text.substring(5) : "";
        return switch (text.length() >= 5 ? text.substring(0, 5) : text) {
            case "none:" -> null;
            case "text:" -> body;
            case "path:" -> Path.of(body);
            case "java:" -> deserialise(body);
            default -> throw new IOException("the recorded result cannot be understood");
        };
    }

    private static String serialise(Serializable value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new IOException(
                    "its result of %s cannot be serialised: %s"
                            .formatted(value.getClass().getName(), e),
                    e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Object deserialise(String body) throws IOException {
        try (ObjectInputStream in =
                new CallersClasses(new ByteArrayInputStream(Base64.getDecoder().decode(body)))) {
            return in.readObject();
        } catch (ClassNotFoundException | IllegalArgumentException e) {
            throw new IOException("the recorded result cannot be read: " + e, e);
        }
    }

    /// The value is of a class of the tests, which the framework's own loader need not see.
    private static final class CallersClasses extends ObjectInputStream {

        CallersClasses(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description)
                throws IOException, ClassNotFoundException {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            if (loader != null) {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // Primitives and classes of the platform are found the usual way.
                }
            }
            return super.resolveClass(description);
        }
    }
}
