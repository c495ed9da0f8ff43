"""Compares the lines of WaveDump with what pywellen reads from the same file."""
import sys

import pywellen


def same(ours, theirs, width):
    """Numbers are integers there and bits here; reals are compared as numbers, texts and literals as they are."""
    if isinstance(theirs, float):
        return float(ours) == theirs
    if isinstance(theirs, int):
        return set(ours) <= set("01") and int(ours, 2) == theirs
    return ours.lower() == str(theirs).lower() or ours.lower().rjust(width or 0, ours[:1].lower()) == str(theirs).lower()


def changes(pairs):
    """One entry for each time, and none that changes nothing."""
    last = {}
    for time, value in pairs:
        last[time] = value
    kept = []
    for time, value in sorted(last.items()):
        if not kept or kept[-1][1] != value:
            kept.append((time, value))
    return kept


name = sys.argv[1]
ours = {}
for line in sys.stdin:
    path, *rest = line.rstrip("\n").split("\t")
    ours.setdefault(path, []).append(changes((int(t), v) for t, v in zip(rest[::2], rest[1::2])))
wrong = compared = total = 0
for var in pywellen.Waveform(name).all_vars():
    theirs = changes(var.tv)
    mine = ours.get(var.full_name)
    if not theirs and mine:
        print(f"{name}: {var.full_name} has no value there")  # GHDL 2.0 writes reals into FST wrongly
        continue
    compared += 1
    total += len(theirs)
    if not mine:
        print(f"{name}: {var.full_name} is missing")
        wrong += 1
    elif not any(len(m) == len(theirs) and all(a[0] == b[0] and same(a[1], b[1], var.bitwidth) for a, b in zip(m, theirs)) for m in mine):
        print(f"{name}: {var.full_name} differs: {mine[0][:4]} here, {theirs[:4]} there")
        wrong += 1
print(f"{name}: {compared} signals, {total} changes, {wrong} differ")
sys.exit(1 if wrong else 0)
