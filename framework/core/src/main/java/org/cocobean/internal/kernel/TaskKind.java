package org.cocobean.internal.kernel;

/// What tasks are made of in this JVM.
public enum TaskKind {
    /// Continuations of the JVM: the quickest, where it exports them.
    CONTINUATIONS("continuations"),
    /// Virtual threads: on every JVM.
    VIRTUAL_THREADS(
            "virtual threads (some hundred times slower: chosen with -Dcocobean.tasks=virtual, or this JVM is no HotSpot of JDK 25, or forbids native code)");

    private final String words;

    TaskKind(String words) {
        this.words = words;
    }

    /// Returns the kind that is used when virtual threads are, or are not, asked for.
    public static TaskKind of(boolean virtualAsked) {
        return virtualAsked || !ContinuationCoroutine.isAvailable()
                ? VIRTUAL_THREADS
                : CONTINUATIONS;
    }

    Coroutine.Factory factory() {
        return this == CONTINUATIONS ? ContinuationCoroutine::new : VirtualThreadCoroutine::new;
    }

    @Override
    public String toString() {
        return words;
    }
}
