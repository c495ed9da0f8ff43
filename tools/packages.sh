# What Cocobean needs from the operating system, and how it is installed on Debian and Ubuntu.
# shellcheck shell=bash

# group, package, what the package brings (a program, or a file with a slash in its name), what it is for
needed_packages() {
    cat <<EOF
build|git|git|fetching the project
build|maven|mvn|building
build|gcc|gcc|the native agent
build|g++|g++|Verilator's models
build|make|make|native builds and firmware
build|zlib1g-dev|${COCOBEAN_INCLUDE:-/usr/include}/zlib.h|FST waves of Verilator
simulators|iverilog|iverilog|Icarus Verilog
simulators|verilator|verilator|Verilator
simulators|$(ghdl_package)|ghdl|GHDL
cluster|slurmctld|slurmctld|the tests of clusters
cluster|slurmd|slurmd|the tests of clusters
cluster|slurm-client|sbatch|the tests of clusters
browser|chromium|chromium|the tests of the report's page
browser|chromium-driver|chromedriver|the tests of the report's page
arm|gcc-aarch64-linux-gnu|aarch64-linux-gnu-gcc|the native libraries of ARM
arm|g++-aarch64-linux-gnu|aarch64-linux-gnu-g++|the tests of the native libraries of ARM
arm|qemu-user-static|qemu-aarch64-static|the tests of the native libraries of ARM
docs|python3-venv|/usr/share/doc/python3-venv/copyright|the site of the pages
simulators|gcc-riscv64-unknown-elf|riscv64-unknown-elf-gcc|firmware
EOF
}

# The quick code generator of GHDL exists for x86 only.
ghdl_package() {
    case $(uname -m) in
        x86_64 | i?86) say ghdl-mcode ;;
        *) say ghdl-llvm ;;
    esac
}

is_present() {
    if [[ $1 == */* ]]; then [[ -e $1 ]]; else command -v "$1" >/dev/null; fi
}

# missing_packages GROUP...: the packages of these groups that are not there, one per line.
missing_packages() {
    local group package thing purpose
    while IFS='|' read -r group package thing purpose; do
        [[ " $* " == *" $group "* ]] || continue
        is_present "$thing" || say "$package"
    done < <(needed_packages)
}

may_install() { [[ -z ${COCOBEAN_NO_INSTALL-} ]] && command -v apt-get >/dev/null; }

# install_missing GROUP...
install_missing() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} > 0)) || return 0
    if may_install; then
        install_packages "${missing[@]}"
        return
    fi
    tell_missing "${missing[@]}"
    # Without a simulator its tests skip (or, in CI, fail) and say why; without these nothing can be built.
    mapfile -t missing < <(missing_packages build)
    ((${#missing[@]} == 0)) || fail "cannot build without: ${missing[*]}"
}

tell_missing() {
    say "These are missing and are not installed by this script here:"
    local group package thing purpose
    while IFS='|' read -r group package thing purpose; do
        is_present "$thing" || printf '    %-24s %s (Debian package %s)\n' "${thing##*/}" "$purpose" "$package"
    done < <(needed_packages)
    say "Install them with your package manager, for example: apt-get install $*"
}

install_packages() {
    say "Installing: $*"
    mkdir -p "$ROOT/target"
    local log=$ROOT/target/setup.log
    if ! { apt_get update && install_quietly "$@"; } >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        fail "apt-get could not install: $*" "The whole log is in target/setup.log"
    fi
}

install_quietly() {
    apt_get -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@"
}

# Waits for another one that installs at the same time.
apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"; }

package_exists() { [[ -n $(apt-cache madison "$1" 2>/dev/null) ]]; }

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "not root, and there is no sudo: run as root: $*"
        return 1
    fi
}

# --- doctor ----------------------------------------------------------------------------------------------------------

# Sets BROKEN_TOOLS to yes when one of them is there but cannot be run.
list_tools() {
    BROKEN_TOOLS=no
    if find_jdk; then
        tool_line "JDK" "$(jdk_version "$JAVA_HOME") in $JAVA_HOME"
    else
        tool_line "JDK" "no JDK $JDK_FLOOR or newer (./cocobean setup)"
    fi
    tool_version "Maven" mvn --version
    tool_version "C compiler" gcc --version
    tool_version "C++ compiler" g++ --version
    tool_version "Icarus Verilog" iverilog -V
    tool_version "Verilator" verilator --version
    tool_version "GHDL" ghdl --version
    tool_version "RISC-V compiler" riscv64-unknown-elf-gcc --version
}

tool_version() {
    local name=$1
    shift
    if command -v "$1" >/dev/null; then
        # All of it is read before the first line is taken: a closed pipe would kill the tool and, by pipefail, us.
        local output
        if output=$("$@" 2>/dev/null); then
            output=$(sed 's/\x1b\[[0-9;]*m//g' <<<"$output")
            tool_line "$name" "${output%%$'\n'*}"
        else
            output=$("$@" 2>&1) || true
            tool_line "$name" "installed, but cannot be run: $* says: ${output%%$'\n'*}"
            BROKEN_TOOLS=yes
        fi
    else
        tool_line "$name" "missing (./cocobean setup)"
    fi
}

tool_line() { printf '  %-17s %s\n' "$1" "$2"; }
