package org.cocobean.internal.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Carries a small value from the process that made it to the others, as JSON.
///
/// Strings, booleans, null and lists are themselves; everything else is an object with one field,
/// whose name is the type: `{"path": "/x"}`, `{"int": 3}`, `{"record org.example.Board": ["a",
/// …]}`. What is read comes from a directory that others may write, so only the types named here
/// are made: no class is found or initialised but enums and records, and of these only constants
/// and canonical constructors are used.
public final class ValueCodec {

    private static final int LIMIT = 1 << 20;
    private static final JsonFactory JSON = new JsonFactory();
    private static final String RECORD = "record ";
    private static final String ENUM = "enum ";

    private ValueCodec() {}

    /// Writes a value.
    ///
    /// @throws IOException when the value cannot be carried; the message says why
    public static String encode(@Nullable Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(value, json);
        }
        if (text.getBuffer().length() > LIMIT) {
            throw new IOException(
                    "its result takes %d characters, more than %d; write it to a file and return the Path"
                            .formatted(text.getBuffer().length(), LIMIT));
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String s -> json.writeString(s);
            case Boolean b -> json.writeBoolean(b);
            case List<?> list -> writeAll(list, json);
            case Map<?, ?> map -> {
                List<@Nullable Object> flat = new ArrayList<>();
                map.forEach((k, v) -> flat.addAll(Arrays.asList(k, v)));
                writeTagged("map", flat, json);
            }
            case Enum<?> e ->
                    writeTagged(ENUM + e.getDeclaringClass().getName(), List.of(e.name()), json);
            case Record r -> writeTagged(RECORD + r.getClass().getName(), components(r), json);
            case byte[] bytes ->
                    writeTagged("bytes", Base64.getEncoder().encodeToString(bytes), json);
            case Path path -> writeTagged("path", path.toAbsolutePath().toString(), json);
            case Integer i -> writeTagged("int", i.toString(), json);
            case Long l -> writeTagged("long", l.toString(), json);
            case Double d -> writeTagged("double", d.toString(), json);
            case BigInteger i -> writeTagged("integer", i.toString(), json);
            case Duration d -> writeTagged("duration", d.toString(), json);
            default ->
                    throw new IOException(
                            "its result holds a %s, which cannot be carried to other workers: return a Path, a string, a number, a Duration, an enum, a record, or a list or map of these"
                                    .formatted(value.getClass().getName()));
        }
    }

    private static void writeTagged(String type, Object value, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeFieldName(type);
        write(value, json);
        json.writeEndObject();
    }

    private static void writeAll(List<?> values, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            write(value, json);
        }
        json.writeEndArray();
    }

    private static List<@Nullable Object> components(Record value) throws IOException {
        List<@Nullable Object> components = new ArrayList<>();
        try {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                components.add(accessor.invoke(value));
            }
        } catch (ReflectiveOperationException e) {
            throw new IOException("its result of %s cannot be read".formatted(value.getClass()), e);
        }
        return components;
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws IOException when it is not that
    public static @Nullable Object decode(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return read(json);
        } catch (JsonParseException | RuntimeException e) {
            throw new IOException("the recorded result cannot be understood: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> readAll(json);
            case START_OBJECT -> {
                String type = json.nextFieldName();
                json.nextToken();
                Object value = tagged(type, read(json));
                if (json.nextToken() != JsonToken.END_OBJECT) {
                    throw new IOException("the recorded result has more fields than one");
                }
                yield value;
            }
            case null, default -> throw new IOException("the recorded result cannot be understood");
        };
    }

    private static List<@Nullable Object> readAll(JsonParser json) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(json));
        }
        return values;
    }

    private static Object tagged(String type, @Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            return ofList(type, list);
        }
        String text = String.valueOf(value);
        return switch (type) {
            case "path" -> Path.of(text);
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "integer" -> new BigInteger(text);
            case "duration" -> Duration.parse(text);
            case "bytes" -> Base64.getDecoder().decode(text);
            default -> throw unknown(type);
        };
    }

    private static Object ofList(String type, List<?> values) throws IOException {
        if (type.equals("map")) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i += 2) {
                map.put(values.get(i), values.get(i + 1));
            }
            return map;
        }
        if (type.startsWith(ENUM)) {
            for (Object constant : constants(find(type.substring(ENUM.length())))) {
                if (((Enum<?>) constant).name().equals(values.getFirst())) {
                    return constant;
                }
            }
        } else if (type.startsWith(RECORD)) {
            return record(find(type.substring(RECORD.length())), values);
        }
        throw unknown(type);
    }

    private static Object[] constants(Class<?> type) {
        Object[] constants = type.isEnum() ? type.getEnumConstants() : null;
        return constants == null ? new Object[0] : constants;
    }

    private static Object record(Class<?> type, List<?> values) throws IOException {
        if (!type.isRecord()) {
            throw unknown(type.getName());
        }
        Class<?>[] components =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(components);
            canonical.setAccessible(true);
            return canonical.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IOException("the recorded result is no longer a " + type.getName(), e);
        }
    }

    /// It is a class of the tests, which the framework's own loader need not see.
    private static Class<?> find(String name) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(
                    name, false, loader == null ? ValueCodec.class.getClassLoader() : loader);
        } catch (ClassNotFoundException e) {
            throw new IOException("the recorded result is of an unknown class: " + name, e);
        }
    }

    private static IOException unknown(String type) {
        return new IOException("the recorded result is of a type that is not carried: " + type);
    }
}
