# Elaborates the design in a scratch directory and makes the table of its objects: objects.sh COMMAND...
# Whatever goes wrong here makes only that table shorter: the simulation itself will say what is wrong.
mkdir scratch && cd scratch || exit 0
timeout 60 "$@" </dev/null 2>/dev/null | LC_ALL=C awk -f ../objects.awk >../objects.txt
cd ..
rm -rf scratch
exit 0
