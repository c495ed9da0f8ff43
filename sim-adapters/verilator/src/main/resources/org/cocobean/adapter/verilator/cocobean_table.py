"""Tells a Verilator build which signals to keep, and the glue where they lie.

    cocobean_table.py visible DESIGN.xml visible.vlt PATTERN...
        writes a Verilator configuration that keeps the signals
    cocobean_table.py table DESIGN.xml OBJECTS cocobean_table.inc PATTERN...
        writes the C++ rows that cocobean_verilator.cpp compiles in
    cocobean_table.py sources DESIGN.xml OBJECTS sources.txt
        lists all files that were read, for the build cache

DESIGN.xml is what `verilator --xml-only` wrote, OBJECTS the directory with the generated C++. A pattern is a path below the
top, `*` in it stands for anything, `all` for everything. Ports of the top are always there and cost nothing; each other
signal that is kept takes an optimisation away from Verilator.
"""

import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import namedtuple

# dims: (left, right) of each unpacked dimension, outermost first
Type = namedtuple("Type", "kind width left right signed vector dims")
# keep: port, constant, signal or hidden
Item = namedtuple("Item", "name parent path module type element keep net")

INTEGERS = {"integer", "int", "longint", "shortint", "byte", "time"}
BITS = {"logic", "bit", "reg", "wire"}


def number(text):
    """Value of a Verilog literal such as 32'sh1f, or None."""
    match = re.fullmatch(r"(\d+)?'(s?)([hdbo])([0-9a-fA-F_]+)", text)
    if not match:
        return int(text) if re.fullmatch(r"-?\d+", text) else None
    value = int(match[4].replace("_", ""), {"h": 16, "d": 10, "b": 2, "o": 8}[match[3]])
    width = int(match[1] or 32)
    return value - (1 << width) if match[2] and value >> (width - 1) else value


def bounds(element):
    """Left and right of the <range> below an element, or None."""
    found = element.find("range")
    sides = [number(c.get("name")) for c in found.findall("const")] if found is not None else []
    return tuple(sides) if len(sides) == 2 and None not in sides else None


class Sources:
    """The text of the design, for what the description leaves out."""

    def __init__(self, tree):
        self.names = {f.get("id"): f.get("filename") for f in tree.iter("file")}
        self.lines = {}

    def text(self, name):
        if name not in self.lines:
            try:
                with open(name, encoding="utf-8", errors="replace") as source:
                    self.lines[name] = source.read().splitlines()
            except OSError:
                self.lines[name] = []
        return self.lines[name]

    def at(self, element):
        """File name, line and what stands there from the element on."""
        file_id, line, column, *_ = element.get("loc").split(",")
        name = self.names.get(file_id, "")
        lines = self.text(name)
        found = lines[int(line) - 1][int(column) - 1 :] if int(line) <= len(lines) else ""
        return name, line, found

    def time_units(self):
        lines = [line for name in self.names.values() for line in self.text(name)]
        return {m[1] for m in map(re.compile(r"\s*`timescale\s+(1\d*\s*[munpf]?s)").match, lines) if m}


class Types:
    def __init__(self, netlist):
        self.elements = {e.get("id"): e for e in netlist.find("typetable")}

    def of(self, key):
        """The type, or None when it is of no use to a test (queues, classes, events)."""
        element = self.elements.get(key)
        if element is None:
            return None
        tag = element.tag
        if tag == "basicdtype":
            return self.basic(element)
        if tag in ("refdtype", "enumdtype", "memberdtype", "constdtype"):
            return self.of(element.get("sub_dtype_id"))
        if tag == "packarraydtype":
            inner, side = self.of(element.get("sub_dtype_id")), bounds(element)
            if inner is None or side is None or inner.dims:
                return None
            width = inner.width * (abs(side[0] - side[1]) + 1)
            return Type("LOGIC", width, width - 1, 0, False, True, ())
        if tag == "unpackarraydtype":
            inner, side = self.of(element.get("sub_dtype_id")), bounds(element)
            return inner._replace(dims=(side,) + inner.dims) if inner and side else None
        if tag in ("structdtype", "uniondtype"):
            members = [self.of(m.get("sub_dtype_id")) for m in element.findall("memberdtype")]
            if not members or any(m is None or m.dims or m.kind not in ("LOGIC", "INTEGER") for m in members):
                return None
            widths = [m.width for m in members]
            width = sum(widths) if tag == "structdtype" else max(widths)
            return Type("LOGIC", width, width - 1, 0, False, True, ())
        return None

    @staticmethod
    def basic(element):
        name, signed = element.get("name"), element.get("signed") == "true"
        left, right = int(element.get("left", 0)), int(element.get("right", 0))
        vector = element.get("left") is not None
        width = abs(left - right) + 1
        if name in BITS:
            return Type("LOGIC", width, left, right, signed, vector, ())
        if name in INTEGERS:
            return Type("INTEGER", width, left, right, signed, True, ())
        if name in ("real", "realtime", "double"):
            return Type("REAL", 64, 63, 0, True, False, ())
        if name == "string":
            return Type("STRING", 0, 0, 0, False, False, ())
        return None


def driven_nets(module):
    """Names that a continuous assignment or the output of an instance drives all the time."""
    names = set()
    for assign in module.iter("contassign"):
        names.update(v.get("name") for v in assign[-1].iter("varref"))
    for port in module.iter("port"):
        if port.get("direction") == "out":
            names.update(v.get("name") for v in port.iter("varref"))
    return names


class Design:
    def __init__(self, path, patterns):
        tree = ElementTree.parse(path).getroot()
        netlist = tree.find("netlist")
        self.sources = Sources(tree)
        self.displays = list(netlist.iter("display"))
        self.types = Types(netlist)
        self.modules = {e.get("name"): e for e in netlist if e.tag in ("module", "iface")}
        self.top = next(e for e in self.modules.values() if e.get("topModule") == "1")
        parts = ["*" if p == "all" else p for p in patterns]
        regex = "|".join(".*".join(map(re.escape, p.split("*"))) for p in parts)
        self.wanted = re.compile(regex) if parts else None
        self.items = [None]  # number 0 is the root above the top
        top = self.add(self.top.get("name"), 0, "", self.top, None, None, "", False)
        self.walk(self.top, self.top, top, "")

    def add(self, *item):
        self.items.append(Item(*item))
        return len(self.items) - 1

    def walk(self, element, module, parent, path):
        """Adds what is declared in a module, interface or generate block."""
        nets = driven_nets(module)
        names = {e.get("name") for e in element if e.tag == "begin"}
        for child in element:
            name = child.get("name")
            if child.tag == "var":
                self.variable(child, module, parent, path, nets)
            elif child.tag == "instance":
                inner = self.modules.get(child.get("defName"))
                for place in self.places(name, bounds(child)) if inner is not None else ():
                    scope = self.add(place, parent, path + place, module, None, None, "", False)
                    self.walk(inner, inner, scope, path + place + ".")
            elif child.tag == "begin" and name and not any(n.startswith(name + "[") for n in names if n):
                scope = self.add(name, parent, path + name, module, None, None, "", False)
                self.walk(child, module, scope, path + name + ".")
            elif child.tag == "begin" and not name:
                self.walk(child, module, parent, path)

    @staticmethod
    def places(name, side):
        if side is None:
            return [name]
        step = 1 if side[0] <= side[1] else -1
        return [f"{name}[{i}]" for i in range(side[0], side[1] + step, step)]

    def variable(self, var, module, parent, path, nets):
        name, kind = var.get("name"), self.types.of(var.get("dtype_id"))
        if kind is None or name.startswith("__V"):
            return
        if var.get("vartype") == "integer" and var.get("public_flat_rw") != "true":
            return  # a genvar: it looks like an integer, but cannot be kept
        constant = var.get("param") == "true" or var.get("localparam") == "true"
        if constant:
            keep = "constant"
            if re.match(re.escape(name) + r"\s*=\s*\"", self.sources.at(var)[2]):
                kind = kind._replace(kind="STRING")
        elif module is self.top and var.get("dir"):
            keep = "port"
        else:
            keep = "signal" if self.wanted and self.wanted.fullmatch(path + name) else "hidden"
        self.add(name, parent, path + name, module, kind, var, keep, name in nets)


# ---- the configuration that keeps signals ----------------------------------------------------------------------------


def configuration(design):
    yield "`verilator_config"
    kept = {(i.module.get("origName"), i.element.get("origName")) for i in design.items[1:] if i.keep == "signal"}
    for module, name in sorted(kept):
        yield f'public_flat_rw -module "{module}" -var "{name}"'
    if len(design.sources.time_units()) > 1:  # an inlined module would take over the time unit of its parent
        for module in sorted({e.get("origName") for e in design.modules.values() if e is not design.top}):
            yield f'no_inline -module "{module}"'


# ---- the rows that the glue compiles in ------------------------------------------------------------------------------


def quoted(text):
    return '"' + re.sub(r'["\\]', lambda m: "\\" + m[0], text) + '"'


def plain(identifier):
    """The HDL's name of a C++ identifier that Verilator made of it."""
    name = identifier.removeprefix("__SYM__")
    return re.sub(r"__0([0-9a-f]{2})", lambda m: chr(int(m[1], 16)), name)


def ports(header):
    """C++ members of the model class by HDL name."""
    section = header[header.index("// PORTS") : header.index("// CONSTRUCTORS")]
    section = section.split("// CELLS")[0]
    found = re.findall(r"VL_(?:IN|OUT|INOUT)(?:8|16|64|W)?\(\(?&(\w+)", section)
    found += re.findall(r"&(\w+);", section)
    return {plain(member): member for member in found}


def left_out(symbols):
    """Signals that this Verilator keeps but does not list (several unpacked dimensions): path to C++ expression."""
    scopes = dict(re.findall(r"(__Vscope_\w+)\.configure\(this, name\(\), \"([^\"]*)\"", symbols))
    found = re.findall(r"//UNSUP\s+(__Vscope_\w+)\.varInsert\(\w+,\s*\"([^\"]+)\",\s*&\((.+?)\), false", symbols)
    # Newer ones keep the escape of an escaped name.
    found = [(scope, name.removeprefix("\\\\").rstrip(), expression) for scope, name, expression in found]
    return {f"{scopes[scope]}.{name}": expression for scope, name, expression in found if scope in scopes}


def constant(element, kind):
    """C++ text of a parameter's value, or None."""
    value = element.find("const")
    if value is None or kind.dims:
        return None
    text = value.get("name")
    if kind.kind == "REAL":
        return text if re.fullmatch(r"[-+0-9.eE]+", text) else None
    bits = number(text)
    if bits is None:
        return None
    bits &= (1 << kind.width) - 1
    if kind.kind == "STRING":
        return quoted(bits.to_bytes((kind.width + 7) // 8, "big").lstrip(b"\0").decode("latin-1"))
    if kind.width <= 64:
        return hex(bits) + "ull"
    words = (kind.width + 31) // 32
    return "{" + ", ".join(hex(bits >> 32 * i & 0xFFFFFFFF) for i in range(words)) + "}"


def storage(width):
    return next((f"uint{bits}_t" for bits in (8, 16, 32, 64) if width <= bits), "uint32_t")


def constants(design):
    for number_, item in enumerate(design.items):
        if not number_ or item.keep != "constant":
            continue
        text = constant(item.element, item.type)
        if text is None:
            continue
        if item.type.kind == "STRING":
            yield number_, f"const std::string constant_{number_}{{{text}}};"
        elif item.type.kind == "REAL":
            yield number_, f"const double constant_{number_} = {text};"
        else:
            array = "[]" if item.type.width > 64 else ""
            yield number_, f"const {storage(item.type.width)} constant_{number_}{array} = {text};"


def flags(item):
    kind, names = item.type, []
    if item.keep == "constant":
        names.append("CB_INFO_CONSTANT")
    if item.keep == "hidden":
        names.append("CB_OBJECT_HIDDEN")
    if item.net:
        names.append("CB_OBJECT_NET")
    if kind.signed:
        names.append("CB_INFO_SIGNED")
    if kind.vector:
        names.append("CB_INFO_VECTOR")
    direction = item.element.get("dir")
    if direction in ("input", "inout"):
        names.append("CB_INFO_INPUT")
    if direction in ("output", "inout"):
        names.append("CB_INFO_OUTPUT")
    return " | ".join(names) or "0"


def fatal_lines(design):
    """Places of $fatal: Verilator 5.006 compiles it into the same code as $error, only the sources tell them apart."""
    for display in design.displays:
        name, line, text = design.sources.at(display)
        if text.startswith("$fatal"):
            yield f"{name.rpartition('/')[2]}:{line}"


def table(design, objects):
    with open(f"{objects}/Vcocobean.h", encoding="utf-8") as header:
        members = ports(header.read())
    with open(f"{objects}/Vcocobean__Syms.cpp", encoding="utf-8") as symbols:
        expressions = left_out(symbols.read())
    with open(f"{objects}/Vcocobean.cpp", encoding="utf-8") as code:
        delays = "No delays in the design" not in code.read()
    values = dict(constants(design))
    yield f"constexpr bool has_delays = {str(delays).lower()};"
    yield from values.values()
    rows, binds = ["{}"], []
    for number_, item in enumerate(design.items):
        if not number_:
            continue
        if item.type is None:
            rows.append(f"{{{quoted(item.name)}, {item.parent}, CB_KIND_SCOPE}}")
            continue
        kind = item.type
        if kind.dims:
            yield f"const int32_t bounds_{number_}[] = {{{', '.join(f'{l}, {r}' for l, r in kind.dims)}}};"
        where = f"bounds_{number_}" if kind.dims else "nullptr"
        rows.append(
            f"{{{quoted(item.name)}, {item.parent}, CB_KIND_{kind.kind}, {flags(item)}, {kind.width}, "
            f"{kind.left}, {kind.right}, {len(kind.dims)}, {where}, nullptr}}"
        )
        if number_ in values:
            binds.append(f"object[{number_}].data = const_cast<void*>(static_cast<const void*>(&constant_{number_}));")
        elif item.keep == "port" and item.name in members:
            binds.append(f"object[{number_}].data = &model.{members[item.name]};")
        elif item.keep == "signal":
            expression = expressions.get(f"{design.top.get('name')}.{item.path}")
            if expression:
                binds.append(f"object[{number_}].data = &model.rootp->vlSymsp->{expression};")
            else:
                scope = f"{design.top.get('name')}.{item.path}"[: -len(item.name) - 1]
                binds.append(f"object[{number_}].data = find({quoted(scope)}, {quoted(item.name)}, object[{number_}]);")
    yield "const cb_object rows[] = {"
    yield from (f"    {row}," for row in rows)
    yield "};"
    yield "const char* const fatal_lines[] = {"
    yield from (f"    {quoted(place)}," for place in sorted(set(fatal_lines(design))))
    yield "    nullptr};"
    yield "template <class Find> void bind(Vcocobean& model, cb_object* object, Find find) {"
    yield "    (void)model, (void)object, (void)find;"
    yield from (f"    {bind}" for bind in binds)
    yield "}"


# ---- what was read ---------------------------------------------------------------------------------------------------


def sources(xml, objects):
    files = ElementTree.parse(xml).getroot().iter("file")
    names = {f.get("filename") for f in files}
    for rule in glob.glob(f"{objects}/*.d"):
        if os.path.basename(rule).startswith(("Vcocobean", "verilated", "cocobean")):
            continue  # the design's own C++ is left
        with open(rule, encoding="utf-8") as text:
            names.update(text.read().replace("\\\n", " ").partition(":")[2].split())
    yield from sorted(n for n in names if os.path.isabs(n) and not n.startswith("/usr/"))


def write(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)


def main(command, xml, *rest):
    if command == "visible":
        write(rest[0], configuration(Design(xml, rest[1:])))
    elif command == "table":
        write(rest[1], table(Design(xml, rest[2:]), rest[0]))
    elif command == "sources":
        write(rest[1], sources(xml, rest[0]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
