package org.cocobean.internal.link;

/// What the agent is asked to do at a stop.
enum Command {
    RESUME(WindowLayout.COMMAND_RESUME),
    SAMPLE(WindowLayout.COMMAND_SAMPLE),
    PUT(WindowLayout.COMMAND_PUT),
    RESOLVE(WindowLayout.COMMAND_RESOLVE),
    CHILDREN(WindowLayout.COMMAND_CHILDREN),
    MEMORY_READ(WindowLayout.COMMAND_MEM_READ),
    MEMORY_WRITE(WindowLayout.COMMAND_MEM_WRITE),
    FINISH(WindowLayout.COMMAND_FINISH),
    ELEMENT(WindowLayout.COMMAND_ELEMENT),
    TEXT(WindowLayout.COMMAND_TEXT),
    MARK(WindowLayout.COMMAND_MARK);

    final int code;

    Command(int code) {
        this.code = code;
    }
}
