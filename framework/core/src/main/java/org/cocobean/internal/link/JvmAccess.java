package org.cocobean.internal.link;

import com.sun.jna.Function;
import com.sun.jna.JNIEnv;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Map;

/// Opens to us what this JVM keeps to itself: continuations, the fields of threads, native calls
/// without warnings. No flag on its command line is needed for any of them.
///
/// JNI asks nobody who may call what. It makes the methods of `Module` accessible that the JVM
/// itself uses for its flags; the rest is reflection.
public final class JvmAccess {

    private static final String CONTINUATIONS = "jdk.internal.vm";
    private static final String THREADS = "java.lang";

    // Places in the tables of jni.h, fixed since JDK 1.2.
    private static final int GET_ENV = 6;
    private static final int GET_FIELD_ID = 94;
    private static final int SET_BOOLEAN_FIELD = 105;
    private static final int VERSION = 0x0001_0008;

    private static final boolean OPEN = open(Object.class.getModule(), JvmAccess.class.getModule());

    private JvmAccess() {}

    /// Tells whether continuations and threads are open to us, after having opened what was not.
    /// Where a JVM keeps native code from us, tasks are virtual threads.
    public static boolean isOpen() {
        return OPEN;
    }

    private static boolean open(Module base, Module us) {
        if (!isOpen(base, us) || !us.isNativeAccessEnabled()) {
            try {
                open(Jni.find(), base, us);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return isOpen(base, us); // no HotSpot, or one that forbids native code
            }
        }
        return true;
    }

    private static boolean isOpen(Module base, Module us) {
        return base.isExported(CONTINUATIONS, us) && base.isOpen(THREADS, us);
    }

    private static void open(Jni jni, Module base, Module us) throws ReflectiveOperationException {
        Class<?>[] packageTo = {String.class, Module.class};
        jni.accessible("implAddExports", packageTo).invoke(base, CONTINUATIONS, us);
        jni.accessible("implAddOpens", packageTo).invoke(base, THREADS, us);
        if (us.isNamed()) {
            jni.accessible("implAddEnableNativeAccess").invoke(us);
        } else {
            jni.accessible("implAddEnableNativeAccessToAllUnnamed").invoke(null);
        }
    }

    /// Two functions of JNI.
    private record Jni(Function setBooleanField, Object override) {

        private static final Map<String, Object> WITH_OBJECTS =
                Map.of(Library.OPTION_ALLOW_OBJECTS, true);

        static Jni find() {
            Pointer functions = functions();
            Object override =
                    function(functions, GET_FIELD_ID)
                            .invoke(
                                    Pointer.class,
                                    new Object[] {
                                        JNIEnv.CURRENT, AccessibleObject.class, "override", "Z"
                                    },
                                    WITH_OBJECTS);
            return new Jni(function(functions, SET_BOOLEAN_FIELD), override);
        }

        private static Pointer functions() {
            try (Memory found = new Memory(Long.BYTES);
                    Memory count = new Memory(Integer.BYTES)) {
                NativeLibrary.getInstance("jvm")
                        .getFunction("JNI_GetCreatedJavaVMs")
                        .invokeInt(new Object[] {found, 1, count});
                Pointer jvm = found.getPointer(0);
                int error =
                        function(jvm.getPointer(0), GET_ENV)
                                .invokeInt(new Object[] {jvm, found, VERSION});
                if (error != 0) {
                    throw new IllegalStateException("JNI answers " + error);
                }
                return found.getPointer(0).getPointer(0);
            }
        }

        private static Function function(Pointer table, int place) {
            return Function.getFunction(table.getPointer((long) place * Long.BYTES));
        }

        Method accessible(String name, Class<?>... parameters) throws NoSuchMethodException {
            Method method = Module.class.getDeclaredMethod(name, parameters);
            setBooleanField.invoke(
                    void.class,
                    new Object[] {JNIEnv.CURRENT, method, override, (byte) 1},
                    WITH_OBJECTS);
            return method;
        }
    }
}
