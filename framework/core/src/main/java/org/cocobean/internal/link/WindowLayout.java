package org.cocobean.internal.link;

/// Offsets of the memory window, the twin of `window.h`.
///
/// ```text
///        0 magic version flags | 64 turn sleepers dead mode cpu | 128 command | 256 stop | 288 errors
///     4096 fired[] arm[] write[] sample[] engines[] payload slots
/// ```
final class WindowLayout {

    static final long MAGIC_VALUE = 0x4e4145424f434f43L;
    static final int VERSION_VALUE = 7;

    static final int ENGINES = 65536;
    static final int SLOTS = 65536;
    static final int PAYLOAD_SIZE = 1 << 20;
    static final int SLOT_AREA_SIZE = 1 << 25;
    static final int SAID_SIZE = 1024;

    static final long MAGIC = 0;
    static final long VERSION = 8;
    static final long FLAGS = 12;
    static final long TURN = 64;
    static final long JVM_SLEEPS = 68;
    static final long AGENT_SLEEPS = 72;
    static final long PEER_DEAD = 76;
    static final long MODE = 80;
    static final long CPU = 84;
    static final long COMMAND = 128;
    static final long STATUS = 132;
    static final long ARG = 136;
    static final long PAYLOAD_LENGTH = 168;
    static final long WRITE_COUNT = 172;
    static final long ARM_COUNT = 176;
    static final long WANT = 180;
    static final long SAMPLE_COUNT = 184;
    static final long ENGINE_COUNT = 188;
    static final long SLOTS_END = 192;
    static final long NOW = 256;
    static final long PHASE = 264;
    static final long REASON = 268;
    static final long SEQUENCE = 272;
    static final long FIRED_COUNT = 276;
    static final long PRECISION = 280;
    static final long AGENT_PID = 284;
    static final long ERRORS = 288;
    static final long REST = 292;
    static final long SAID_LENGTH = 296;
    static final long SAID = 300;
    static final long FIRED = 4096;
    static final long ARM = FIRED + 4L * ENGINES;
    static final long WRITE = ARM + 4L * ENGINES;
    static final long SAMPLE = WRITE + 4L * SLOTS;
    static final long ENGINE = SAMPLE + 4L * SLOTS;
    static final long PAYLOAD = ENGINE + 64L * ENGINES;
    static final long SLOT_AREA = PAYLOAD + PAYLOAD_SIZE;
    static final long SIZE = SLOT_AREA + SLOT_AREA_SIZE;

    static final int TURN_JVM = 0;
    static final int TURN_AGENT = 1;

    static final int MODE_SPIN = 0;
    static final int MODE_SLEEP = 1;
    static final int MODE_YIELD = 2;

    static final int AGENT_FLAG_BINARY_STRINGS_ONLY = 1;
    static final int AGENT_FLAG_TIMER_AT_START = 2;
    static final int AGENT_FLAG_FINISH_IN_TIMER = 4;
    static final int AGENT_FLAG_PUT_IS_FORCE = 8;
    static final int AGENT_FLAG_LOWER_CASE = 16;
    static final int AGENT_FLAG_DELTA_CYCLES = 32;
    static final int AGENT_FLAG_OWN_TASKS = 64;
    static final int AGENT_FLAG_CYCLES_ONLY = 128;

    static final int COMMAND_NONE = 0;
    static final int COMMAND_RESUME = 1;
    static final int COMMAND_SAMPLE = 2;
    static final int COMMAND_PUT = 3;
    static final int COMMAND_RESOLVE = 4;
    static final int COMMAND_CHILDREN = 5;
    static final int COMMAND_MEM_READ = 6;
    static final int COMMAND_MEM_WRITE = 7;
    static final int COMMAND_FINISH = 8;
    static final int COMMAND_ELEMENT = 9;
    static final int COMMAND_TEXT = 10;
    static final int COMMAND_MARK = 11;

    static final int STATUS_OK = 0;
    static final int STATUS_NOT_FOUND = 1;
    static final int STATUS_REFUSED = 2;
    static final int STATUS_OVERFLOW = 3;
    static final int STATUS_HIDDEN = 4;
    static final int STATUS_NO_ELEMENT = 5;

    static final int LEVEL_LOW = 0;
    static final int LEVEL_HIGH = 1;
    static final int LEVEL_UNKNOWN = 2;

    static final int TEXT_READ = 0;
    static final int TEXT_QUEUE = 1;
    static final int TEXT_LITERAL = 2;
    static final int TEXT_WRITE = 3;

    static final int PUT_IMMEDIATE = 0;
    static final int PUT_FORCE = 1;
    static final int PUT_RELEASE = 2;
    static final int PUT_FREEZE = 3;
    static final int PUT_FORGET = 4;

    static final int PHASE_BEGIN = 0;
    static final int PHASE_CHANGE = 1;
    static final int PHASE_SETTLED = 2;
    static final int PHASE_END = 3;

    static final int REASON_START = 0;
    static final int REASON_FIRED = 1;
    static final int REASON_REPLY = 2;
    static final int REASON_OVER = 3;

    static final int REST_NONE = 0;
    static final int REST_ASKED = 1;
    static final int REST_EVENTS = 2;
    static final int REST_DESIGN = 3;

    static final int WANT_SETTLED = 1;
    static final int WANT_END = 2;
    static final int WANT_NEXT = 4;

    static final int FIRED_SETTLED = 0xfffffff0;
    static final int FIRED_END = 0xfffffff1;
    static final int FIRED_NEXT = 0xfffffff2;

    static final int ENGINE_SIZE = 64;
    static final int ENGINE_KIND = 0;
    static final int ENGINE_ARMED = 1;
    static final int ENGINE_EDGES = 2;
    static final int ENGINE_OP = 3;
    static final int ENGINE_SLOT = 4;
    static final int ENGINE_AT = 8;
    static final int ENGINE_LEFT = 16;
    static final int ENGINE_SEEN = 24;
    static final int ENGINE_COND_SLOT = 32;
    static final int ENGINE_FLAGS = 36;
    static final int ENGINE_COND_VALUE = 40;
    static final int ENGINE_COND_MASK = 48;
    static final int ENGINE_HEAP = 56;
    static final int ENGINE_NEXT = 60;

    static final int KIND_FREE = 0;
    static final int KIND_TIMER = 1;
    static final int KIND_EDGE = 2;
    static final int KIND_CLOCK = 3;
    static final int KIND_STREAM = 4;
    static final int KIND_RAM = 5;
    static final int KIND_UART = 6;

    static final int EDGE_RISING = 1;
    static final int EDGE_FALLING = 2;
    static final int EDGE_ANY = 4;

    static final int OP_ALWAYS = 0;
    static final int OP_EQ = 1;
    static final int OP_NE = 2;
    static final int OP_LT = 3;
    static final int OP_GE = 4;
    static final int OP_SIGNED_LT = 5;
    static final int OP_SIGNED_GE = 6;

    static final int FLAG_LINKED = 1;
    static final int FLAG_SETTLE = 2;
    static final int FLAG_IS_HIGH = 4;
    static final int FLAG_SETTLING = 8;

    static final int SLOT_HANDLE = 0;
    static final int SLOT_WORDS = 4;
    static final int SLOT_PLANES = 8;
    static final int SLOT_KIND = 12;
    static final int SLOT_SEQUENCE = 16;
    static final int SLOT_PENDING = 20;
    static final int SLOT_WIDTH = 24;
    static final int SLOT_FORCED = 28;
    static final int SLOT_WATCH = 32;
    static final int SLOT_LEVEL = 36;
    static final int SLOT_HOME = 40;
    static final int SLOT_BASE = 48;
    static final int SLOT_LOW = 52;
    static final int SLOT_VIEW = 56;
    static final int SLOT_LOOKED = 60;
    static final int SLOT_EDGES = 64;
    static final int SLOT_DATA = 72;

    static final int STREAM_ROLE = 0;
    static final int STREAM_STATE = 4;
    static final int STREAM_VALID = 8;
    static final int STREAM_READY = 12;
    static final int STREAM_SIGNALS = 16;
    static final int STREAM_ENTRY = 20;
    static final int STREAM_RING_ROOM = 24;
    static final int STREAM_STEPS_ROOM = 28;
    static final int STREAM_STEPS_END = 32;
    static final int STREAM_STEPS_DONE = 36;
    static final int STREAM_IDLE = 40;
    static final int STREAM_GO = 44;
    static final int STREAM_END = 48;
    static final int STREAM_DONE = 56;
    static final int STREAM_WAKE = 64;
    static final int STREAM_SINCE = 72;
    static final int STREAM_PATIENCE = 80;
    static final int STREAM_QUIET = 84;
    static final int STREAM_PACKETS = 88;
    static final int STREAM_WAKE_PACKETS = 96;
    static final int STREAM_LAST = 104;
    static final int STREAM_SERVER = 108;
    static final int STREAM_LEVEL = 112;
    static final int STREAM_FRESH = 116;
    static final int STREAM_CHECKS = 120;
    static final int STREAM_BROKEN = 124;
    static final int STREAM_KNOWN = 128;
    static final int STREAM_WAITS = 132;
    static final int STREAM_WAITED = 136;
    static final int STREAM_MOST = 144;
    static final int STREAM_SLOT = 152;

    static final int STEP_ITEM_IDLE = 0;
    static final int STEP_ITEM_GO = 4;
    static final int STEP_ITEM_SIZE = 8;

    static final int ENTRY_START = 0;
    static final int ENTRY_END = 1;
    static final int ENTRY_HEAD = 2;

    static final int PAGE = 4096;
    static final int PAGE_ROOM = 4608;

    static final int RAM_STATE = 0;
    static final int RAM_LANES = 4;
    static final int RAM_ENGINE = 8;
    static final int RAM_PAGES_ROOM = 28;
    static final int RAM_TAKEN = 32;
    static final int RAM_JUDGED = 56;
    static final int RAM_BEATS = 64;
    static final int RAM_MISSING = 72;
    static final int RAM_FIELD = 80;
    static final int RAM_PAGE = 232;

    static final int RAM_ITEM_AT = 0;
    static final int RAM_ITEM_WORDS = 4;
    static final int RAM_ITEM_SIZE = 8;

    static final int RAM_PAGE_NUMBER = 0;
    static final int RAM_PAGE_AT = 8;
    static final int RAM_PAGE_STRICT = 12;
    static final int RAM_PAGE_SIZE = 16;

    static final int RAM_IS_OFF = 0;
    static final int RAM_IS_ON = 1;
    static final int RAM_IS_HALT = 2;

    static final int RAM_CHANNEL_AW = 0;
    static final int RAM_CHANNEL_W = 1;
    static final int RAM_CHANNEL_AR = 2;
    static final int RAM_CHANNEL_B = 3;
    static final int RAM_CHANNEL_R = 4;

    static final int RAM_FIELD_ID = 0;
    static final int RAM_FIELD_ADDRESS = 1;
    static final int RAM_FIELD_LENGTH = 2;
    static final int RAM_FIELD_SIZE = 3;
    static final int RAM_FIELD_BURST = 4;
    static final int RAM_FIELD_LOCK = 5;
    static final int RAM_FIELD_AR_FIELDS = 6;
    static final int RAM_FIELD_WDATA = 12;
    static final int RAM_FIELD_WSTRB = 13;
    static final int RAM_FIELD_WLAST = 14;
    static final int RAM_FIELD_BID = 15;
    static final int RAM_FIELD_RID = 16;
    static final int RAM_FIELD_RDATA = 17;
    static final int RAM_FIELD_RLAST = 18;
    static final int RAM_FIELD_FIELDS = 19;

    static final int UART_PLACES_MOST = 16;

    static final int UART_ROLE = 0;
    static final int UART_STATE = 4;
    static final int UART_PLACES = 8;
    static final int UART_PLACE = 12;
    static final int UART_RING_ROOM = 16;
    static final int UART_UNKNOWN = 20;
    static final int UART_END = 24;
    static final int UART_DONE = 32;
    static final int UART_WAKE = 40;
    static final int UART_WAKE_MASK = 48;
    static final int UART_WAKE_LEVELS = 56;
    static final int UART_STOPS = 64;
    static final int UART_COUNTED = 72;
    static final int UART_ODD = 80;
    static final int UART_STRICT = 88;
    static final int UART_LAST = 92;
    static final int UART_SINCE = 96;
    static final int UART_LEVELS = 104;
    static final int UART_AT = 112;
    static final int UART_ITEM = 240;

    static final int UART_ITEM_START = 0;
    static final int UART_ITEM_END = 8;
    static final int UART_ITEM_LEVELS = 16;
    static final int UART_ITEM_SIZE = 24;

    static final int UART_IS_SOURCE = 0;
    static final int UART_IS_SINK = 1;

    static final int UART_GOES_OFF = 0;
    static final int UART_GOES_REST = 1;
    static final int UART_GOES_FRAME = 2;
    static final int UART_GOES_HELD = 3;

    static final int STEP_FOREVER = 0xffffffff;
    static final int STEP_TRANSFER = 0xfffffffe;

    static final int ROLE_SOURCE = 0;
    static final int ROLE_SINK = 1;
    static final int ROLE_MONITOR = 2;
    static final int ROLE_CHECK = 3;

    static final int STATE_OFF = 0;
    static final int STATE_REST = 1;
    static final int STATE_STALL = 2;
    static final int STATE_GO = 3;

    static final int BROKEN_VALID_KNOWN = 1;
    static final int BROKEN_READY_KNOWN = 2;
    static final int BROKEN_VALID_STABLE = 4;
    static final int BROKEN_PAYLOAD_STABLE = 8;
    static final int BROKEN_MAX_WAIT = 16;

    static final int PENDING_NONE = 0;
    static final int PENDING_ALL = 1;
    static final int PENDING_BITS = 2;

    static final int INFO_SIZE = 40;
    static final int INFO_HANDLE = 0;
    static final int INFO_KIND = 4;
    static final int INFO_FLAGS = 8;
    static final int INFO_WIDTH = 12;
    static final int INFO_LEFT = 16;
    static final int INFO_RIGHT = 20;
    static final int INFO_ARRAY_LEFT = 24;
    static final int INFO_ARRAY_RIGHT = 28;
    static final int INFO_PLANES = 32;
    static final int INFO_NAME_LENGTH = 36;

    static final int OBJECT_SCOPE = 1;
    static final int OBJECT_LOGIC = 2;
    static final int OBJECT_INTEGER = 3;
    static final int OBJECT_REAL = 4;
    static final int OBJECT_STRING = 5;
    static final int OBJECT_ARRAY = 6;
    static final int OBJECT_BOOLEAN = 7;
    static final int OBJECT_ENUM = 8;

    static final int INFO_CONSTANT = 1;
    static final int INFO_SIGNED = 2;
    static final int INFO_INPUT = 4;
    static final int INFO_OUTPUT = 8;
    static final int INFO_VECTOR = 16;
    static final int INFO_UNDRIVEN = 32;
    static final int INFO_READ_ONLY = 64;
    static final int INFO_UNFORCEABLE = 128;

    private WindowLayout() {}
}
