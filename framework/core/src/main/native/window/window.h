/*
 * The memory window: the one block of memory that the JVM and the agent share. Its Java twin is
 * org.cocobean.internal.link.WindowLayout; WindowLayoutTests compares the two. Exactly one side runs at a time
 * (the one whose `turn` it is), so nothing but `turn`, the sleep flags and `peer_dead` needs atomic access.
 *
 *        0 +--------------------------------------------------------------+
 *          | magic(8) version(4) flags(4)                      identity   |
 *       64 | turn(4) jvm_sleeps(4) agent_sleeps(4) peer_dead(4)           |  hand-over
 *          | mode(4) cpu(4)                                               |
 *      128 | command(4) status(4) arg0..arg3(8 each) payload_length(4)    |  JVM -> agent
 *          | write_count(4) arm_count(4) want(4) sample_count(4)          |
 *          | engine_count(4) slots_end(4)                 what is in use  |
 *      256 | now(8) phase(4) reason(4) sequence(4) fired_count(4)         |  agent -> JVM
 *          | precision(4) agent_pid(4)                                    |
 *      288 | errors(4) rest(4) said_length(4) said(1024)             |  what the HDL said, how it ended
 *     4096 | fired    u32[CB_ENGINES]   engines that fired, in order      |
 *          | arm      u32[CB_ENGINES]   engines the agent must look at    |
 *          | write    u32[CB_SLOTS]     slots with a queued deposit       |
 *          | sample   u32[CB_SLOTS]     slots to read at every stop       |
 *          | engines  cb_engine[CB_ENGINES]                               |
 *          | payload  CB_PAYLOAD bytes  arguments and answers of commands |
 *          | slots    CB_SLOT_AREA bytes, allocated by the JVM            |
 *          +--------------------------------------------------------------+
 *
 * The file is sparse: what is never touched costs nothing.
 */
#ifndef COCOBEAN_WINDOW_H
#define COCOBEAN_WINDOW_H

#include <stddef.h>
#include <stdint.h>

#define CB_MAGIC 0x4e4145424f434f43ULL /* the bytes COCOBEAN */
#define CB_VERSION 7u

#define CB_ENGINES 65536u
#define CB_SLOTS 65536u
#define CB_PAYLOAD (1u << 20)
#define CB_SLOT_AREA (1u << 25)
#define CB_SAID 1024u

enum cb_turn { CB_TURN_JVM = 0, CB_TURN_AGENT = 1 };

/* How a side waits for its turn. */
enum cb_mode { CB_MODE_SPIN = 0, CB_MODE_SLEEP = 1, CB_MODE_YIELD = 2 };

/* What the adapter knows about its simulator; set by the JVM before the agent starts. */
enum cb_flag {
    CB_FLAG_BINARY_STRINGS_ONLY = 1, /* values travel as vpiBinStrVal (nine states), nothing else works */
    CB_FLAG_TIMER_AT_START = 2,   /* cbAtStartOfSimTime exists and comes before the HDL of that time */
    CB_FLAG_FINISH_IN_TIMER = 4,  /* vpi_control(vpiFinish) is obeyed only inside a timed call-back */
    CB_FLAG_PUT_IS_FORCE = 8,     /* every put is a force that cannot be released */
    CB_FLAG_LOWER_CASE = 16,      /* names are folded to lower case (VHDL) */
    CB_FLAG_DELTA_CYCLES = 32,    /* a put shows in the next delta cycle; a watch misses what changed in this one */
    CB_FLAG_OWN_TASKS = 64,       /* $finish, $stop and $readmem... can be replaced, and the design calls $cocobean_error and
                                     $cocobean_fatal */
    CB_FLAG_CYCLES_ONLY = 128,    /* cbReadWriteSynch and cbReadOnlySynch come with a cycle only, else in a later step */
};

enum cb_command {
    CB_CMD_NONE = 0,
    CB_CMD_RESUME = 1,    /* run until something fires */
    CB_CMD_SAMPLE = 2,    /* read the sample list again, now */
    CB_CMD_PUT = 3,       /* arg0 slot, arg1 cb_put: write planes take effect at once; of arg3 bits from arg2 on alone, 0: all */
    CB_CMD_RESOLVE = 4,   /* arg0 parent handle, payload name -> status, payload cb_info */
    CB_CMD_CHILDREN = 5,  /* arg0 parent handle, arg1 how many to skip -> arg0 total, payload cb_info list */
    CB_CMD_MEM_READ = 6,  /* arg0 array handle, arg1 first element, arg2 count -> payload planes; elements count from 0
                             as declared, from left to right, the last dimension fastest */
    CB_CMD_MEM_WRITE = 7, /* the same, payload planes -> array */
    CB_CMD_FINISH = 8,    /* end the simulation when this time step is complete */
    CB_CMD_ELEMENT = 9,   /* arg0 array handle, arg1 index -> payload cb_info of the element, of several dimensions: of
                             the array below; REFUSED: payload says why */
    CB_CMD_TEXT = 10,     /* arg0 handle, arg1 cb_text_use -> payload its value as text (strings) */
    CB_CMD_MARK = 11,     /* prints the line in the payload after all that was printed before, on both streams */
};

/* TEXT: read, queue the payload as a deposit, arg0 becomes the number of the literal in the payload; the agent alone
 * writes what it queued, and asks its home whether it may by QUEUE */
/* Of one bit, as engines see it. */
enum cb_level { CB_LEVEL_LOW = 0, CB_LEVEL_HIGH = 1, CB_LEVEL_UNKNOWN = 2 };

enum cb_text_use { CB_TEXT_READ = 0, CB_TEXT_QUEUE = 1, CB_TEXT_LITERAL = 2, CB_TEXT_WRITE = 3 };

enum cb_status {
    CB_OK = 0,
    CB_NOT_FOUND = 1,
    CB_REFUSED = 2,
    CB_OVERFLOW = 3,
    CB_HIDDEN = 4, /* RESOLVE: the name exists in the sources, but the build did not make it visible */
    CB_NO_ELEMENT = 5, /* PUT: elements of arrays hold no force here */
};

/* CB_PUT_FORGET is a release where every put is a force, of a signal that the JVM knows to be driven by nothing */
enum cb_put { CB_PUT_IMMEDIATE = 0, CB_PUT_FORCE = 1, CB_PUT_RELEASE = 2, CB_PUT_FREEZE = 3, CB_PUT_FORGET = 4 };

enum cb_phase { CB_BEGIN = 0, CB_CHANGE = 1, CB_SETTLED = 2, CB_END = 3 };

enum cb_reason { CB_REASON_START = 0, CB_REASON_FIRED = 1, CB_REASON_REPLY = 2, CB_REASON_OVER = 3 };

/* How a simulation ended; the agent says so last of all. */
enum cb_rest {
    CB_REST_NONE = 0,   /* it goes on, or died */
    CB_REST_ASKED = 1,  /* the test was over, and so was the time step in which it ended */
    CB_REST_EVENTS = 2, /* there were no more events */
    CB_REST_DESIGN = 3, /* the design ended it */
};

/* Phases that some task waits for; cleared by the agent when it stops in them. */
enum cb_want { CB_WANT_SETTLED = 1, CB_WANT_END = 2, CB_WANT_NEXT = 4 };

/*
 * A native engine: a small state machine in the agent. 64 bytes:
 *
 *    0 kind(1) armed(1) edges(1) op(1) | slot(4)        slot: offset in the window
 *    8 at(8)         TIMER: deadline; CLOCK: time of the next toggle (absolute steps); EDGE: sequence it was armed at
 *   16 left(8)       EDGE: edges to go before it fires; CLOCK: steps it stays high
 *   24 seen(8)       EDGE: edges seen since it was armed; CLOCK: steps it stays low
 *   32 cond_slot(4) flags(4)   STREAM, RAM, UART: cond_slot is the offset of its cb_stream, cb_ram or cb_uart
 *   40 cond_value(8)
 *   48 cond_mask(8)  EDGE: counts only while (value & mask) OP cond_value
 *   56 heap(4)       agent: place in the timer heap + 1
 *   60 next(4)       agent: next engine that watches the same slot + 1
 */
enum cb_engine_kind { CB_FREE = 0, CB_TIMER = 1, CB_EDGE = 2, CB_CLOCK = 3, CB_STREAM = 4, CB_RAM = 5, CB_UART = 6 };
enum cb_edges { CB_RISING = 1, CB_FALLING = 2, CB_ANY = 4 };
enum cb_op { CB_ALWAYS = 0, CB_EQ = 1, CB_NE = 2, CB_LT = 3, CB_GE = 4, CB_SIGNED_LT = 5, CB_SIGNED_GE = 6 };
enum cb_engine_flag {
    CB_LINKED = 1,  /* agent: hangs in its slot's watch list */
    CB_SETTLE = 2,  /* EDGE: stop once the step has settled, not at the edge itself */
    CB_IS_HIGH = 4, /* CLOCK: level that was driven last */
    CB_SETTLING = 8, /* EDGE: counted out, fires when the step has settled; the JVM clears it to cancel */
};

struct cb_engine {
    uint8_t kind, armed, edges, op;
    uint32_t slot;
    uint64_t at, left, seen;
    uint32_t cond_slot, flags;
    uint64_t cond_value, cond_mask;
    uint32_t heap, next;
};

/*
 * A slot: one signal's value. Planes a, b, c, d hold one bit per HDL bit (bit 0 = rightmost), `words` 64-bit words
 * each: 0=(0,0) 1=(a) Z=(b) X=(a,b); with c: L=(c) H=(a,c) '-'=(b,c) W=(a,b,c); U=(a,b,d). A set b bit means
 * "neither 0 nor 1". Reals travel as the bits of a double in plane a.
 *
 *    0 handle(4) words(4) planes(4) kind(4)
 *   16 sequence(4) of the stop whose value this is; pending(4) cb_pending: a deposit is queued
 *   24 width(4) forced(4)
 *   32 watch(4) agent: first engine that watches this slot + 1; level(4) agent: last 1-bit value
 *   40 home(8) agent: what the home needs to reach the signal fast
 *   48 base(4) of a view (some bits of another slot): offset of that slot, 0: no view; low(4) its lowest bit there
 *   56 view(4) agent: first watched view of this slot; of a view: the next one of the same base; looked(4)
 *   64 edges(4) agent: cb_edges that some engine which watches this slot may count
 *   72 read planes, then write planes, then one plane that tells which bits a deposit of some bits writes. A view is
 *      never sampled or written: in its write planes the agent keeps the bits its watchers know.
 */
enum cb_pending { CB_PENDING_NONE = 0, CB_PENDING_ALL = 1, CB_PENDING_BITS = 2 };

struct cb_slot {
    uint32_t handle, words, planes, kind;
    uint32_t sequence, pending;
    uint32_t width, forced;
    uint32_t watch, level;
    uint64_t home;
    uint32_t base, low;
    uint32_t view, looked; /* looked: agent: the edge at which a stream read it last */
    uint32_t edges, pad;
    uint64_t data[];
};

/*
 * What a STREAM engine does at each rising edge of a clock, with valid, ready and payload. It lies among the slots,
 * followed by the offsets of the payload's slots, then by its steps, then by its ring:
 *
 *    slot     u32[signals], padded to 8 bytes
 *    step     cb_step_item[steps_room]   what its stall says next, written by the JVM
 *    ring     entry words each: time of the offer, time of the transfer, then all planes of each payload signal;
 *             of a CHECK: what waits now, and what it was before it changed
 *
 * Places in rings are counts modulo their room, a power of 2.
 */
enum cb_entry_word { CB_ENTRY_START = 0, CB_ENTRY_END = 1, CB_ENTRY_HEAD = 2 };

enum cb_stream_role { CB_STREAM_SOURCE = 0, CB_STREAM_SINK = 1, CB_STREAM_MONITOR = 2, CB_STREAM_CHECK = 3 };

/* OFF: the JVM has switched it off; REST: it goes on when the JVM has armed it: there was nothing to send, or no room;
 * STALL: stands still for `idle` cycles; GO: offers, is ready, or looks on */
enum cb_stream_state { CB_STREAM_OFF = 0, CB_STREAM_REST = 1, CB_STREAM_STALL = 2, CB_STREAM_GO = 3 };

enum cb_stream_check {
    CB_BROKEN_VALID_KNOWN = 1,
    CB_BROKEN_READY_KNOWN = 2,
    CB_BROKEN_VALID_STABLE = 4,
    CB_BROKEN_PAYLOAD_STABLE = 8,
    CB_BROKEN_MAX_WAIT = 16,
};

#define CB_STEP_FOREVER 0xffffffffu
#define CB_STEP_TRANSFER 0xfffffffeu /* go until something has been transferred */

struct cb_stream {
    uint32_t role, state;
    uint32_t valid, ready;       /* slots; ready 0: there is none */
    uint32_t signals, entry;     /* payload signals; words of an entry */
    uint32_t ring_room, steps_room;
    uint32_t steps_end, steps_done; /* written by the JVM, used by the agent */
    uint32_t idle, go;           /* what is left of the present step */
    uint64_t end;                /* JVM: how many entries there are to send, or may be taken, since the beginning */
    uint64_t done;               /* agent: how many have been transferred since the beginning */
    uint64_t wake;               /* JVM: fires when so many have been */
    uint64_t since;              /* agent: time at which the present one was offered, or first seen */
    uint32_t patience, quiet;    /* fires after so many cycles without a transfer, 0: does not; agent: cycles until now */
    uint64_t packets, wake_packets; /* agent: how many have ended since the beginning; JVM: fires when so many have */
    uint32_t last;                  /* place + 1 of the payload signal that is 1 at the end of a packet, 0: none is */
    uint32_t server;                /* number + 1 of the RAM engine that takes or gives the entries in the JVM's place */
    uint32_t level;              /* agent: what it drives, a cb_level */
    uint32_t fresh;              /* the payload is to be written in full */
    uint32_t checks, broken;     /* CHECK: cb_stream_check to look after; those broken at this stop */
    uint32_t known;              /* agent: of valid and ready, which were not known at the edge before */
    uint32_t waits;              /* agent: something waits for its transfer */
    uint64_t waited, most;       /* CHECK: cycles that it has, and those it may */
    uint32_t slot[];
};

struct cb_step_item {
    uint32_t idle, go;
};

/*
 * What a RAM engine does: in the JVM's place it takes what three sinks have got (requests to write, their data, requests
 * to read), and gives two sources their answers, from pages of memory in the window. It does plain accesses only; at
 * anything else it halts, and the JVM goes on from there. It lies among the slots, followed by its table of pages, in
 * which a page has the place of its number modulo the room, a power of 2.
 *
 * A page is CB_PAGE bytes, then a bit for each byte that has been written.
 */
#define CB_PAGE 4096u
#define CB_PAGE_ROOM (CB_PAGE + CB_PAGE / 8)

enum cb_ram_state { CB_RAM_OFF = 0, CB_RAM_ON = 1, CB_RAM_HALT = 2 };
enum cb_ram_channel { CB_RAM_AW = 0, CB_RAM_W = 1, CB_RAM_AR = 2, CB_RAM_B = 3, CB_RAM_R = 4 };

/* Of AR the same as of AW, CB_RAM_AR_FIELDS later. */
enum cb_ram_item {
    CB_RAM_ID = 0, CB_RAM_ADDRESS = 1, CB_RAM_LENGTH = 2, CB_RAM_SIZE = 3, CB_RAM_BURST = 4, CB_RAM_LOCK = 5,
    CB_RAM_AR_FIELDS = 6,
    CB_RAM_WDATA = 12, CB_RAM_WSTRB = 13, CB_RAM_WLAST = 14,
    CB_RAM_BID = 15,
    CB_RAM_RID = 16, CB_RAM_RDATA = 17, CB_RAM_RLAST = 18,
    CB_RAM_FIELDS = 19,
};

/* Where a field lies in the entries of its stream: its first word, 0 where there is no such signal; words of a plane. */
struct cb_ram_field {
    uint32_t at, words;
};

struct cb_ram_page {
    uint64_t number; /* + 1; 0: none */
    uint32_t at;     /* offset in the window */
    uint32_t strict; /* bytes that nobody has written are the JVM's affair */
};

struct cb_ram {
    uint32_t state, lanes;     /* bytes of a beat */
    uint32_t engine[5];        /* of the streams */
    uint32_t pages_room;
    uint64_t taken[3];         /* how many entries of AW, W and AR have been taken since the beginning */
    uint64_t judged;           /* agent: AW entries that are plain */
    uint64_t beats;            /* agent: W entries after taken[CB_RAM_W] that are plain */
    uint64_t missing;          /* HALT: number + 1 of the page that it needs, 0: what comes next is not plain */
    struct cb_ram_field field[CB_RAM_FIELDS];
    struct cb_ram_page page[];
};

/*
 * What a UART engine does with a serial line, by time alone. Bit n of the levels of a frame is that of its place n: the start
 * bit, the data, the parity bit if there is one, the stop bits. A source ends the level of a place, a sink takes it, so many
 * steps after the frame began; all stop bits are one place of a source.
 */
#define CB_UART_PLACES 16u

enum cb_uart_role { CB_UART_SOURCE = 0, CB_UART_SINK = 1 };

/* HELD: a sink waits for the line to be 1 again, after a frame without a stop bit */
enum cb_uart_state { CB_UART_OFF = 0, CB_UART_REST = 1, CB_UART_FRAME = 2, CB_UART_HELD = 3 };

struct cb_uart_item {
    uint64_t start, end; /* when it began; when its last place was over or taken */
    uint64_t levels;
};

struct cb_uart {
    uint32_t role, state;
    uint32_t places, place;  /* of a frame; agent: the present one */
    uint32_t ring_room;      /* a power of 2 */
    uint32_t unknown;        /* agent: place + 1 at which a sink saw neither 0 nor 1, and stopped */
    uint64_t end, done;      /* JVM: how many frames there are to send; agent: how many have been sent or heard */
    uint64_t wake;           /* JVM: fires when so many have been */
    uint64_t wake_mask, wake_levels; /* SINK: fires after a frame with these levels; a mask of 0: does not */
    uint64_t stops;          /* SINK: places that must be 1 */
    uint64_t counted, odd;   /* SINK: places of which an odd number must be 1, or an even one */
    uint32_t strict;         /* SINK: fires after a frame with an error */
    uint32_t last;           /* agent: level of an idle line */
    uint64_t since, levels;  /* agent: of the present frame */
    uint64_t at[CB_UART_PLACES];
    struct cb_uart_item item[];
};

/* What a handle is. */
enum cb_kind {
    CB_KIND_SCOPE = 1,
    CB_KIND_LOGIC = 2,
    CB_KIND_INTEGER = 3,
    CB_KIND_REAL = 4,
    CB_KIND_STRING = 5,
    CB_KIND_ARRAY = 6,
    CB_KIND_BOOLEAN = 7,
    CB_KIND_ENUM = 8,
};

enum cb_info_flag {
    CB_INFO_CONSTANT = 1, /* parameter, generic */
    CB_INFO_SIGNED = 2,
    CB_INFO_INPUT = 4,    /* input port of its scope */
    CB_INFO_OUTPUT = 8,
    CB_INFO_VECTOR = 16,  /* declared with a range, even if one bit wide */
    CB_INFO_UNDRIVEN = 32, /* surely no HDL drives it */
    CB_INFO_READ_ONLY = 64, /* writes would have no effect, or a wrong one */
    CB_INFO_UNFORCEABLE = 128, /* a force would not reach all that read it */
};

/* One object in the payload; `name` follows, padded to 8 bytes. For INTEGER and ENUM the array bounds are the lowest and
 * highest number it takes, 0 and 0 when unknown. */
struct cb_info {
    uint32_t handle, kind, flags, width;
    int32_t left, right, array_left, array_right;
    uint32_t planes, name_length;
};

struct cb_window {
    uint64_t magic;
    uint32_t version, flags;
    uint8_t pad0[48];

    uint32_t turn, jvm_sleeps, agent_sleeps, peer_dead, mode;
    uint32_t cpu; /* core + 1 the agent must stay on, 0: any */
    uint8_t pad1[40];

    uint32_t command, status;
    int64_t arg[4];
    uint32_t payload_length, write_count, arm_count, want, sample_count;
    uint32_t engine_count, slots_end; /* engines ever made; end of the slots in the window, 0: none */
    uint8_t pad2[60];

    uint64_t now;
    uint32_t phase, reason, sequence, fired_count;
    int32_t precision;
    uint32_t agent_pid;

    uint32_t errors;       /* of the HDL, counted where they are raised */
    uint32_t rest;         /* cb_rest */
    uint32_t said_length; /* 0: nothing was said since the JVM looked last */
    char said[CB_SAID]; /* the line of output, or its beginning, that tells of the first error or the end by the design;
                           then, if known, when it was, in steps, and in which scope, in lines of their own */
    uint8_t pad3[4096 - 300 - CB_SAID];

    uint32_t fired[CB_ENGINES];
    uint32_t arm[CB_ENGINES];
    uint32_t write[CB_SLOTS];
    uint32_t sample[CB_SLOTS];
    struct cb_engine engine[CB_ENGINES];
    uint8_t payload[CB_PAYLOAD];
    uint8_t slots[CB_SLOT_AREA];
};

/* Pseudo engines in the fired list: phases that were waited for. */
#define CB_FIRED_SETTLED 0xfffffff0u
#define CB_FIRED_END 0xfffffff1u
#define CB_FIRED_NEXT 0xfffffff2u

static inline struct cb_slot *cb_slot_at(struct cb_window *w, uint32_t offset) {
    return (struct cb_slot *)((char *)w + offset);
}
static inline uint64_t *cb_read_planes(struct cb_slot *s) { return s->data; }
static inline uint64_t *cb_write_planes(struct cb_slot *s) { return s->data + (size_t)s->planes * s->words; }
static inline uint64_t *cb_write_mask(struct cb_slot *s) { return s->data + 2 * (size_t)s->planes * s->words; }

#endif
