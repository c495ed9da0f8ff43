package org.cocobean.internal.link;

/// Offsets of the memory window, the twin of `window.h`.
///
/// ```text
///        0 magic version flags | 64 turn sleepers dead mode cpu | 128 command | 256 stop | 288 errors
///     4096 fired[] arm[] write[] sample[] engines[] payload slots
/// ```
public final class WindowLayout {

    public static final long MAGIC_VALUE = 0x4e4145424f434f43L;
    public static final int VERSION_VALUE = 4;

    public static final int ENGINES = 65536;
    public static final int SLOTS = 65536;
    public static final int PAYLOAD_SIZE = 1 << 20;
    public static final int SLOT_AREA_SIZE = 1 << 25;
    public static final int SAID_SIZE = 1024;

    public static final long MAGIC = 0;
    public static final long VERSION = 8;
    public static final long FLAGS = 12;
    public static final long TURN = 64;
    public static final long PEER_DEAD = 76;
    public static final long MODE = 80;
    public static final long CPU = 84;
    public static final long COMMAND = 128;
    public static final long STATUS = 132;
    public static final long ARG0 = 136;
    public static final long PAYLOAD_LENGTH = 168;
    public static final long WRITE_COUNT = 172;
    public static final long ARM_COUNT = 176;
    public static final long WANT = 180;
    public static final long SAMPLE_COUNT = 184;
    public static final long ENGINE_COUNT = 188;
    public static final long SLOTS_END = 192;
    public static final long NOW = 256;
    public static final long PHASE = 264;
    public static final long REASON = 268;
    public static final long SEQUENCE = 272;
    public static final long FIRED_COUNT = 276;
    public static final long PRECISION = 280;
    public static final long AGENT_PID = 284;
    public static final long ERRORS = 288;
    public static final long REST = 292;
    public static final long SAID_LENGTH = 296;
    public static final long SAID = 300;
    public static final long FIRED = 4096;
    public static final long ARM = FIRED + 4L * ENGINES;
    public static final long WRITE = ARM + 4L * ENGINES;
    public static final long SAMPLE = WRITE + 4L * SLOTS;
    public static final long ENGINE = SAMPLE + 4L * SLOTS;
    public static final long PAYLOAD = ENGINE + 64L * ENGINES;
    public static final long SLOT_AREA = PAYLOAD + PAYLOAD_SIZE;
    public static final long SIZE = SLOT_AREA + SLOT_AREA_SIZE;

    public static final int COMMAND_RESUME = 1;
    public static final int COMMAND_SAMPLE = 2;
    public static final int COMMAND_PUT = 3;
    public static final int COMMAND_RESOLVE = 4;
    public static final int COMMAND_CHILDREN = 5;
    public static final int COMMAND_MEMORY_READ = 6;
    public static final int COMMAND_MEMORY_WRITE = 7;
    public static final int COMMAND_FINISH = 8;
    public static final int COMMAND_ELEMENT = 9;
    public static final int COMMAND_TEXT = 10;

    public static final int STATUS_OK = 0;
    public static final int STATUS_NOT_FOUND = 1;
    public static final int STATUS_REFUSED = 2;
    public static final int STATUS_OVERFLOW = 3;
    public static final int STATUS_HIDDEN = 4;
    public static final int STATUS_NO_ELEMENT = 5;

    public static final int TEXT_READ = 0;
    public static final int TEXT_QUEUE = 1;
    public static final int TEXT_LITERAL = 2;

    public static final int PUT_IMMEDIATE = 0;
    public static final int PUT_FORCE = 1;
    public static final int PUT_RELEASE = 2;
    public static final int PUT_FREEZE = 3;
    public static final int PUT_FORGET = 4;

    public static final int REASON_START = 0;
    public static final int REASON_FIRED = 1;
    public static final int REASON_REPLY = 2;
    public static final int REASON_OVER = 3;

    public static final int REST_NONE = 0;
    public static final int REST_ASKED = 1;
    public static final int REST_EVENTS = 2;
    public static final int REST_DESIGN = 3;

    public static final int WANT_SETTLED = 1;
    public static final int WANT_END = 2;
    public static final int WANT_NEXT = 4;

    public static final int FIRED_SETTLED = 0xfffffff0;
    public static final int FIRED_END = 0xfffffff1;
    public static final int FIRED_NEXT = 0xfffffff2;

    public static final int ENGINE_SIZE = 64;
    public static final int ENGINE_KIND = 0;
    public static final int ENGINE_ARMED = 1;
    public static final int ENGINE_EDGES = 2;
    public static final int ENGINE_OP = 3;
    public static final int ENGINE_SLOT = 4;
    public static final int ENGINE_AT = 8;
    public static final int ENGINE_LEFT = 16;
    public static final int ENGINE_SEEN = 24;
    public static final int ENGINE_COND_SLOT = 32;
    public static final int ENGINE_FLAGS = 36;
    public static final int ENGINE_COND_VALUE = 40;
    public static final int ENGINE_COND_MASK = 48;

    public static final int KIND_FREE = 0;
    public static final int KIND_TIMER = 1;
    public static final int KIND_EDGE = 2;
    public static final int KIND_CLOCK = 3;

    public static final int EDGE_RISING = 1;
    public static final int EDGE_FALLING = 2;
    public static final int EDGE_ANY = 4;

    public static final int OP_ALWAYS = 0;
    public static final int OP_EQ = 1;
    public static final int OP_NE = 2;
    public static final int OP_LT = 3;
    public static final int OP_GE = 4;

    public static final int FLAG_LINKED = 1;
    public static final int FLAG_SETTLE = 2;
    public static final int FLAG_IS_HIGH = 4;
    public static final int FLAG_SETTLING = 8;

    public static final int SLOT_HEADER = 64;
    public static final int SLOT_HANDLE = 0;
    public static final int SLOT_WORDS = 4;
    public static final int SLOT_PLANES = 8;
    public static final int SLOT_KIND = 12;
    public static final int SLOT_SEQUENCE = 16;
    public static final int SLOT_PENDING = 20;
    public static final int SLOT_WIDTH = 24;
    public static final int SLOT_FORCED = 28;
    public static final int SLOT_BASE = 48;
    public static final int SLOT_LOW = 52;

    public static final int PENDING_NONE = 0;
    public static final int PENDING_ALL = 1;
    public static final int PENDING_BITS = 2;

    public static final int INFO_SIZE = 40;

    public static final int OBJECT_SCOPE = 1;
    public static final int OBJECT_LOGIC = 2;
    public static final int OBJECT_INTEGER = 3;
    public static final int OBJECT_REAL = 4;
    public static final int OBJECT_STRING = 5;
    public static final int OBJECT_ARRAY = 6;
    public static final int OBJECT_BOOLEAN = 7;
    public static final int OBJECT_ENUM = 8;

    public static final int INFO_CONSTANT = 1;
    public static final int INFO_SIGNED = 2;
    public static final int INFO_INPUT = 4;
    public static final int INFO_OUTPUT = 8;
    public static final int INFO_VECTOR = 16;
    public static final int INFO_UNDRIVEN = 32;
    public static final int INFO_READ_ONLY = 64;

    private WindowLayout() {}
}
