# Compiles what Verilator generated, the glue and the agent into ../model.so, and the program that runs it in a process of
# its own. Runs in the directory with the generated files:
#   make -f ../cocobean.mk NATIVE=<agent's sources> [THREADS=1]
MAKEFLAGS += -j$(shell nproc)
WRAPPED = fopen fclose open system printf vprintf puts putchar exit abort

# Copies of the library live side by side in one process, so none of its symbols may be shared between them.
USER_CPPFLAGS = -fPIC -fvisibility=hidden -fno-gnu-unique -include $(HOOKS) -I$(NATIVE) -I.. \
  $(if $(THREADS),-DCOCOBEAN_THREADS)
HOOKS = ../cocobean_hooks.h

# Without leave to, ccache does nothing for what begins with a precompiled header; that one never changes.
OBJCACHE ?= $(shell command -v ccache 2>/dev/null)
export CCACHE_SLOPPINESS ?= pch_defines,time_macros,include_file_mtime,include_file_ctime

all: ../model.so ../simulation

include Vcocobean.mk

# After Verilator's own, or they would be none.
OPT_FAST = -O3
OPT_GLOBAL = -O2

# The runtime, the glue and the program take longer to compile than most designs, and are the same for all of them. So they
# lie beside the agent's sources, in a directory named by everything they depend on; what is there is complete and never changes.
# So no source makes it out of date by its time: the glue is written anew for every design.
$(file >runtime.txt,$(CXXFLAGS) $(CPPFLAGS) $(OPT_GLOBAL))
INPUTS = runtime.txt $(addprefix ../,cocobean.mk cocobean_hooks.h cocobean_files.h cocobean_files.cpp cocobean_images.h \
    cocobean_images.cpp cocobean_design.h cocobean_verilator.cpp cocobean_process.c) $(wildcard $(NATIVE)/*/*.[ch]) \
  $(foreach name,verilated.cpp verilated.h verilated_config.h,$(VERILATOR_ROOT)/include/$(name))
KEY := $(shell { $(CXX) --version; cat $(INPUTS); } | sha1sum | cut -c1-16)
RUNTIME := $(shell mkdir -p $(NATIVE)/../verilated-$(KEY) 2>/dev/null && cd $(NATIVE)/../verilated-$(KEY) && test -w . && pwd || echo .)
RUNTIME_OBJECTS = $(addprefix $(RUNTIME)/,$(VK_GLOBAL_OBJS) cocobean_verilator.o cocobean_files.o cocobean_images.o model.o image.o)

OBJECTS = $(VK_USER_OBJS) $(VK_OBJS) $(VM_HIER_LIBS) cocobean_design.o $(RUNTIME_OBJECTS)
# Waves are written by the step, not by the cycle: there the compiler's time counts more.
$(RUNTIME)/verilated_fst_c.o: OPT_GLOBAL = -O1
cocobean_design.o: OPT_FAST = -O1
cocobean_design.o: ../cocobean_table.inc

# Verilator's rules would compile a design's C files as C++, and its DPI functions would get other names.
C_OBJECTS = $(foreach name,$(VM_USER_CLASSES),$(if $(wildcard $(addsuffix /$(name).c,$(VM_USER_DIR))),$(name).o))
$(C_OBJECTS): CXX = $(CC)
$(C_OBJECTS): CPPFLAGS := $(filter-out -std=% -fcoroutines -faligned-new,$(CPPFLAGS))

# Most of the rest is the time to read headers. What was read with one optimisation is of no use with another.
PREFIX := $(RUNTIME)/cocobean_prefix$(shell echo "$(OPT_FAST)" | tr -cd 'A-Za-z0-9').h
ifneq ($(RUNTIME),.)
$(VK_OBJS) cocobean_design.o: HOOKS = $(PREFIX)
$(VK_OBJS) cocobean_design.o: | $(PREFIX).gch
endif

$(PREFIX).gch:
	for h in memory string vector verilated.h verilated_syms.h; do echo "#include <$$h>"; done > $@.$$$$ && \
	cat ../cocobean_hooks.h $@.$$$$ > $(basename $@).$$$$ && mv $(basename $@).$$$$ $(basename $@) && \
	$(CXX) $(subst -include $(HOOKS),,$(CXXFLAGS) $(CPPFLAGS)) $(OPT_FAST) -MF /dev/null -x c++-header -o $@.$$$$ $(basename $@) && \
	mv $@.$$$$ $@

$(RUNTIME)/%.o: | %.cpp
	$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(OPT_GLOBAL) -MF /dev/null -c -o $@.$$$$ $| && mv $@.$$$$ $@

# Its $readmem... is replaced; what it loads into associative arrays is judged first. Older versions, to be known by a name of
# a variable, lose the last word of such a file that has no newline at its end.
PATCH = sed -e '/^void VL_READMEM_N(/,/^}/d' \
  -e '/^VlReadMem::VlReadMem/,/^}/ s/^\( *\)m_fp = .*fopen/\1cocobean_judge_image(hex, bits, filename, start, end);\n&/' \
  -e '/^bool VlReadMem::get/,/^}/ { /bool indata = false;/,/^}/ s/if (VL_UNLIKELY(c == EOF)) break;/if (c == EOF) { if (!indata) break; c = 10; }/ }'
$(RUNTIME)/verilated.o: | $(VERILATOR_ROOT)/include/verilated.cpp
	{ echo '#include "cocobean_images.h"'; $(PATCH) $|; } >$@.$$$$.cpp && grep -q cocobean_judge_image\( $@.$$$$.cpp && \
	$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(OPT_GLOBAL) -MF /dev/null -c -o $@.$$$$ $@.$$$$.cpp && rm $@.$$$$.cpp && mv $@.$$$$ $@

$(RUNTIME)/model.o: | $(NATIVE)/model/model.c
$(RUNTIME)/image.o: | $(NATIVE)/agent/image.c
$(RUNTIME)/model.o $(RUNTIME)/image.o:
	$(CC) -std=gnu11 -I$(NATIVE) -O3 -fPIC -fvisibility=hidden -c -o $@.$$$$ $| && mv $@.$$$$ $@

../model.so: $(OBJECTS)
	$(LINK) -shared -Wl,-z,defs -Wl,--version-script=../cocobean_model.map $(foreach name,$(WRAPPED),-Wl,--wrap=$(name)) $(LDFLAGS) $^ \
	  $(LOADLIBES) $(LDLIBS) -o $@

../simulation: $(RUNTIME)/simulation
	cp $< $@

$(RUNTIME)/simulation: | ../cocobean_process.c $(addprefix $(NATIVE)/link/,process_link.c socket_link.c)
	$(CC) -std=gnu11 -O2 -I$(NATIVE) -o $@.$$$$ $| -ldl -lpthread && mv $@.$$$$ $@
