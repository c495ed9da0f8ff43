# Builds one program for the sample SoC. A program's Makefile sets
#
#   NAME     the program: the build yields NAME.elf and NAME.vmem
#   SOURCES  its own .c and .S files
#
# and, where it differs from an ordinary program in RAM, LINKER_SCRIPT and LINKER_FLAGS; then it includes this file.
# Everything is built in the program's own directory; `common` is only read.
#
#   make             builds
#   make DEBUG=1     builds with -Og, symbols and a banner on the serial port
#   make clean       removes what was built
#   CROSS=...        prefix of the tools (default riscv64-unknown-elf-)

CROSS ?= riscv64-unknown-elf-
DEBUG ?= 0

COMMON        := $(dir $(lastword $(MAKEFILE_LIST)))
LINKER_SCRIPT ?= $(COMMON)ram.ld

CC      := $(CROSS)gcc
OBJCOPY := $(CROSS)objcopy

FLAGS := -march=rv32i -mabi=ilp32 -ffreestanding -fno-pic -Wall -Wextra -Werror -I$(COMMON) -DPROGRAM_NAME='"$(NAME)"'
ifeq ($(DEBUG),1)
  FLAGS += -Og -g -DDEBUG
else
  FLAGS += -Os
endif

OBJECTS := $(patsubst %,build/%.o,$(SOURCES)) $(patsubst %,build/common/%.o,start.S runtime.c)

.PHONY: all clean FORCE
all: $(NAME).elf $(NAME).vmem

# The memory image: one 32-bit word per line in hexadecimal, from the first word of the memory on. Address lines (`@`) count in
# words. Not `objcopy -O verilog`, whose addresses and byte order differ from one version to the next.
$(NAME).vmem: $(NAME).elf
	$(OBJCOPY) -O binary $< build/$(NAME).bin
	{ echo '@00000000'; od -An -v -tx4 -w4 --endian=little build/$(NAME).bin | tr -d ' '; } > build/$(NAME).vmem
	mv build/$(NAME).vmem $@

$(NAME).elf: $(OBJECTS) $(LINKER_SCRIPT)
	$(CC) $(FLAGS) -nostdlib -static -Wl,--no-relax,--no-warn-rwx-segments -T $(LINKER_SCRIPT) $(LINKER_FLAGS) -o $@ $(OBJECTS) -lgcc

build/%.o: % build/flags
	$(CC) $(FLAGS) -MMD -c -o $@ $<

build/common/%.o: $(COMMON)% build/flags
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -c -o $@ $<

# Other flags than last time mean that everything is built anew.
build/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(FLAGS)' | cmp -s - $@ || echo '$(CC) $(FLAGS)' > $@

clean:
	rm -rf build $(NAME).elf $(NAME).vmem

-include $(OBJECTS:.o=.d)
