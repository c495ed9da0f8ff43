# Compiles what Verilator generated, the glue and the agent. Runs in the directory with the generated files:
#   make -f ../cocobean.mk NATIVE=<agent's sources> GOAL=../model.so|../simulation [THREADS=1]
OPT_FAST = -O3
OPT_GLOBAL = -O2
WRAPPED = fopen fclose open system printf vprintf puts putchar exit abort
empty :=
comma := ,
WRAP = $(subst $(empty) ,,$(foreach name,$(WRAPPED),$(comma)--wrap=$(name)))

# Copies of the library live side by side in one process, so none of its symbols may be shared between them.
USER_CPPFLAGS = -fPIC -fvisibility=hidden -fno-gnu-unique -include ../cocobean_hooks.h -I$(NATIVE) -I.. \
  $(if $(THREADS),-DCOCOBEAN_THREADS)
MAKEFLAGS += -j$(shell nproc)

all: $(GOAL)

include Vcocobean.mk

# Waves are written by the step, not by the cycle: here the compiler's time counts more.
verilated_fst_c.o: OPT_GLOBAL = -O1

GLUE = cocobean_verilator.o cocobean_files.o model.o
cocobean_verilator.o: OPT_FAST = -O2
cocobean_verilator.o: ../cocobean_table.inc

%.o: $(NATIVE)/%.c
	$(CC) -std=gnu11 -O3 -fPIC -fvisibility=hidden -c -o $@ $<

../model.so: $(VK_USER_OBJS) $(VK_GLOBAL_OBJS) $(VK_OBJS) $(VM_HIER_LIBS) $(GLUE)
	$(LINK) -shared -Wl,--version-script=../cocobean_model.map -Wl$(WRAP) $(LDFLAGS) $^ $(LOADLIBES) $(LDLIBS) -o $@

../simulation: $(VK_USER_OBJS) $(VK_GLOBAL_OBJS) $(VK_OBJS) $(VM_HIER_LIBS) $(GLUE) cocobean_process.o process_link.o
	$(LINK) -Wl$(WRAP) $(LDFLAGS) $^ $(LOADLIBES) $(LDLIBS) -o $@
