# Turns what `ghdl --dump-rti --disp-signals-map` prints into a table of all signals, ports, generics and constants, one
# line each, separated by tabs:
#
#   scope  name  kind  flags  low  high  literals  value  type
#
#   kind      logic bit integer boolean enum real time string array record other
#   flags     c constant, s signed, u driven by nothing, - none of them
#   low high  of an integer; for an array of one dimension low is the kind of its elements
#   literals  of an enumeration, separated by commas; for an array of one dimension its bounds, as "0 to 15"
#   value     at the start of the simulation, given for constants only
#
# Scopes and names are those of VPI: a generate scope is arr(1), quoted names keep their backslashes.

BEGIN {
    OFS = "\t"
    nine = "'U','X','0','1','Z','W','L','H','-'"
}

# ---- types: a stack, innermost scope on top; those of packages stay at the bottom ----

function declare(depth, name, definition,    i) {
    if (depth == 0)
        for (i = 1; i <= types; i++)
            if (typeDepth[i] == 0 && typeName[i] == name && typeOf[i] != definition) {
                typeOf[i] = "ambiguous"
                return
            }
    types++
    typeDepth[types] = depth
    typeName[types] = name
    typeOf[types] = definition
}

function definition(name,    i) {
    for (i = types; i > 0; i--)
        if (typeName[i] == name)
            return typeOf[i]
    return ""
}

# Sets kind, low, high, literals and signed from the text of a type.
function resolve(text, level,    name, rest, means) {
    if (level == 0) {
        kind = "other"
        low = high = literals = limits = ""
        signed = 0
    }
    if (level > 20)
        return
    name = text
    sub(/ .*/, "", name)
    rest = substr(text, length(name) + 2)
    if (name ~ /^(unresolved_|u_)?(signed|sfixed)$/)
        signed = 1
    if (limits == "" && match(rest, /^\(-?[0-9]+ (to|downto) -?[0-9]+\)/))
        limits = substr(rest, 2, RLENGTH - 2)
    if (match(rest, /\) of /)) {
        vector(substr(rest, 1, RSTART), substr(rest, RSTART + 5), level)
        return
    }
    means = definition(name)
    if (substr(means, 1, 5) == "enum:") {
        literals = substr(means, 6)
        gsub(/, /, ",", literals)
        literals = substr(literals, 2, length(literals) - 2)
        if (literals == "false,true" && name == "boolean")
            kind = "boolean"
        else if (literals == "'0','1'" && name == "bit")
            kind = "bit"
        else if (literals == nine)
            kind = "logic"
        else
            kind = "enum"
        if (kind != "enum")
            literals = ""
    } else if (substr(means, 1, 6) == "array:") {
        means = substr(means, 7)
        if (match(means, /\) of /))
            vector(substr(means, 1, RSTART), substr(means, RSTART + 5), level)
    } else if (substr(means, 1, 6) == "range:") {
        kind = substr(means, 7)
        sub(/ .*/, "", kind)
        if (kind == "integer")
            bounds(substr(means, 8 + length(kind)))
    } else if (substr(means, 1, 8) == "subtype:") {
        resolve(substr(means, 9), level + 1)
    } else if (means == "record") {
        kind = "record"
    }
    if (kind == "integer" && rest ~ /^range /)
        bounds(substr(rest, 7))
}

function bounds(text,    part) {
    if (split(text, part, " ") == 3 && part[1] ~ /^-?[0-9]+$/ && part[3] ~ /^-?[0-9]+$/) {
        low = part[2] == "to" ? part[1] : part[3]
        high = part[2] == "to" ? part[3] : part[1]
    }
}

# An array: of one dimension and bits it is a vector.
function vector(indices, element, level,    wasSigned, outer) {
    wasSigned = signed
    if (level > 20)
        return
    if (limits == "" && match(indices, /^\(-?[0-9]+ (to|downto) -?[0-9]+\)$/))
        limits = substr(indices, 2, RLENGTH - 2)
    outer = limits == "" ? "none" : limits
    limits = "none"
    resolve(element, level + 1)
    limits = outer == "none" ? "" : outer
    low = high = literals = ""
    if (indices ~ /,/) {
        kind = "array"
    } else if (kind == "enum" && element ~ /^character/) {
        kind = "string"
    } else if ((kind != "logic" && kind != "bit") || isVector(element)) {
        low = kind
        literals = limits
        kind = "array"
    }
    signed = wasSigned
}

function isVector(type,    means) {
    means = type
    sub(/ .*/, "", means)
    means = definition(means)
    if (type ~ /\(/ || means ~ /^array/)
        return 1
    return means ~ /^subtype:/ && means !~ / range / ? isVector(substr(means, 9)) : 0
}

# ---- the dump ----

function indent(line) {
    match(line, /^ */)
    return RLENGTH
}

# The name at the beginning of a text; quoted names may hold anything.
function leading(text,    end) {
    if (substr(text, 1, 1) == "\\") {
        end = index(substr(text, 2), "\\")
        return substr(text, 1, end + 1)
    }
    end = match(text, /[: ]/)
    return end ? substr(text, 1, end - 1) : text
}

function object(what, text,    name, type, value, at) {
    name = leading(text)
    type = substr(text, length(name) + 3)
    value = ""
    at = index(type, " := ")
    if (at) {
        value = substr(type, at + 4)
        type = substr(type, 1, at - 1)
    } else {
        sub(/ :=$/, "", type)
    }
    if (what ~ /^(port|signal)$/)
        value = ""
    if (what == "iterator" && !named[depth]) {
        scope[depth] = scope[depth] "(" value ")"
        named[depth] = 1
    }
    if (scope[depth] == "" || (scope[depth], name) in row)
        return
    resolve(type, 0)
    rows++
    row[scope[depth], name] = rows
    rowScope[rows] = scope[depth]
    rowName[rows] = name
    rowKind[rows] = kind
    rowSigned[rows] = signed
    rowConstant[rows] = what !~ /^(port|signal)$/
    rowRest[rows] = low OFS high OFS literals OFS value OFS type
    gsub(/\t/, " ", value)
    path[scope[depth] "." name] = rows
}

/^ *ghdl_rtik_/ {
    depth = indent($0)
    line = substr($0, depth + 11)
    what = line
    sub(/[^a-z0-9_].*/, "", what)
    while (types && typeDepth[types] > depth)
        types--
    if (depth == 0) {
        inPackage = what ~ /^package/
        scope[1] = scope[2] = ""
        skip = -1
    }
    if (skip >= 0 && depth > skip)
        next
    skip = -1

    if (what ~ /^type_|^subtype_/) {
        text = line
        sub(/^[^:]*: /, "", text)
        name = leading(text)
        text = substr(text, length(name) + 5)
        at = inPackage ? 0 : depth
        if (what ~ /^type_(b1|e8|e32)$/)
            declare(at, name, "enum:" text)
        else if (what == "type_record" || what == "subtype_record" || what == "type_unbounded_record")
            declare(at, name, "record")
        else if (what == "type_array")
            declare(at, name, "array:" substr(text, 7))
        else if (what ~ /^(type_(i|f|p)|subtype_scalar)/ && text ~ /^(range )?-?[0-9][^ ]* (to|downto) /) {
            sub(/^range /, "", text)
            number = text ~ /[.]|e[+]/ ? "real" : text ~ /[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]/ ? "time" : "integer"
            declare(at, name, "range:" number " " text)
        } else if (what ~ /^subtype_/)
            declare(at, name, (text ~ /\) of /) ? "array:" substr(text, index(text, " ") + 1) : "subtype:" text)
        next
    }
    if (inPackage)
        next

    if (what == "entity" && depth == 1 && scope[0] == "") {
        text = line
        sub(/^[^:]*:[^:]*: /, "", text)
        scope[0] = scope[1] = top = text
    }
    if (what == "architecture" || what == "entity" || what == "component") {
        if (what == "architecture" && depth == 0)
            scope[0] = ""
        scope[depth + 1] = scope[depth]
        if (what == "component") {
            # its ports repeat those of the entity, which stands two columns further in
            scope[depth + 1] = ""
            scope[depth + 2] = scope[depth]
        }
        next
    }
    if (what ~ /^(instance|block|if_generate|case_generate|for_generate|generate_body)$/) {
        name = ""
        if (what != "generate_body") {
            text = line
            sub(/^.*sloc=[0-9]+:[0-9]+: /, "", text)
            name = "." text
        }
        scope[depth + 1] = scope[depth] name
        named[depth + 1] = what != "generate_body"
        if (what == "for_generate")
            counted[depth + 1] = 1
        else if (what == "generate_body")
            named[depth + 1] = !counted[depth]
        else
            counted[depth + 1] = 0
        next
    }
    if (what == "process" || what == "component") {
        skip = depth
        next
    }
    if (what ~ /^(port|signal|generic|constant|iterator)$/ && match(line, /sloc=[0-9]+:[0-9]+; /))
        object(what, substr(line, RSTART + RLENGTH))
    next
}

# ---- the map: one line for each bit; net 0 has no driver ----

/^\..*: [0-9A-F]+ net: -?[0-9]+$/ {
    net = $NF
    bit = $0
    sub(/: [0-9A-F]+ net: -?[0-9]+$/, "", bit)
    bit = substr(bit, 2)
    gsub(/@[^.]*/, "", bit)
    sub(/\([^)]*\)/, "", bit)
    while (bit != "" && !(bit in path))
        if (!sub(/(\([^()]*\)|\.[^.()]*)$/, "", bit))
            bit = ""
    if (bit == "")
        next
    seen[path[bit]] = 1
    if (net != 0)
        driven[path[bit]] = 1
}

END {
    for (i = 1; i <= rows; i++) {
        flags = ""
        if (rowConstant[i])
            flags = flags "c"
        if (rowSigned[i])
            flags = flags "s"
        if (seen[i] && !driven[i])
            flags = flags "u"
        print rowScope[i], rowName[i], rowKind[i], flags == "" ? "-" : flags, rowRest[i]
    }
}
